import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { isArray, isObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import { keywordHolds } from "../references/dialect.ts";
import type { Library } from "../references/library.ts";
import type { Spot } from "../references/spot.ts";

/** Schemas that say the same, however they are written and whatever they refer to by which name: the number of their kind, by the schema's object. */
export type Likeness = ReadonlyMap<object, number>;

interface Node {
  /** What the schema says, with a gap for each schema that it holds or refers to. */
  readonly says: string;
  readonly parts: readonly (readonly [Library, Spot])[];
}

/** Schemas that are compared at most, and rounds of telling them apart. */
const most = 20_000;
const rounds = 200;

/**
 * Tells schemas apart that differ, then those that lead to different ones, until nothing changes (partition refinement, Moore 1956). What is left together has the same
 * instances. Undefined where there are too many, or where what a schema says depends on the way to it (`$dynamicRef`, `$recursiveRef`).
 */
export function likenessOf(roots: readonly Library[]): Likeness | undefined {
  const nodes = new Map<object, Node>();
  const open: (readonly [Library, Spot])[] = roots.map((library) => [library, library.root]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [library, spot] = next;
    if (!isObject(spot.schema) || nodes.has(spot.schema)) continue;
    const node = nodeOf(library, spot);
    if (node === undefined || nodes.size > most) return undefined;
    nodes.set(spot.schema, node);
    open.push(...node.parts);
  }
  let kinds = numbered(nodes, ({ says }) => says);
  for (let round = 0; round < rounds; round += 1) {
    const before = kinds;
    const kindOf = ({ schema }: Spot) => (isObject(schema) ? before.kinds.get(schema) : schema);
    kinds = numbered(nodes, ({ parts }, schema) => `${before.kinds.get(schema)} ${parts.map(([, part]) => kindOf(part)).join(" ")}`);
    if (kinds.count === before.count) return kinds.kinds;
  }
  return undefined;
}

function numbered(nodes: ReadonlyMap<object, Node>, name: (node: Node, schema: object) => string): { readonly kinds: Map<object, number>; readonly count: number } {
  const numbers = new Map<string, number>();
  const kinds = new Map<object, number>();
  for (const [schema, node] of nodes) {
    const key = name(node, schema);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    kinds.set(schema, number);
  }
  return { kinds, count: numbers.size };
}

function nodeOf(library: Library, spot: Spot): Node | undefined {
  const { keywords: said, malformed } = saidBy(spot);
  const { dialect, asserts, validates } = spot.home;
  if (malformed !== undefined) return { says: `malformed ${canonical(spot.schema)}`, parts: [] };
  if (said["$dynamicRef"] !== undefined || said["$recursiveRef"] !== undefined) return undefined;
  const parts: (readonly [Library, Spot])[] = [];
  const gap = (schema: Json): Json => {
    parts.push([library, library.below(spot, schema)]);
    return "·";
  };
  const says = Object.keys(said).sort().map((keyword): Json => {
    const value = said[keyword] as Json;
    if (keyword === "$ref") {
      const found = library.find(spot, String(value));
      if ("unknown" in found) return [keyword, value, spot.home.uri];
      parts.push([library, found]);
      return keyword;
    }
    const holds = keywordHolds(keyword);
    if (holds === undefined) return [keyword, value];
    if (isArray(value)) return [keyword, value.map(gap)];
    return isObject(value) && holds.startsWith("map") ? [keyword, Object.keys(value).sort().map((key) => [key, isArray(value[key]) ? (value[key] as Json) : gap(value[key] as Json)])] : [keyword, gap(value)];
  });
  return { says: canonical([dialect, asserts, validates, says]), parts };
}
