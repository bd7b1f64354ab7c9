import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { isArray, isObject } from "../json.ts";
import { saidBy } from "../keywords.ts";
import { keywordHolds } from "../references/dialect.ts";
import type { Library } from "../references/library.ts";
import type { Spot } from "../references/spot.ts";

/** Schemas that say the same, however they are written and whatever they refer to by which name: the number of their kind. One object may be part of two documents, where it leads to different schemas. */
export type Likeness = (spot: Spot) => number | undefined;

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
  const nodes = new Map<string, Node>();
  const names = namer();
  const open: (readonly [Library, Spot])[] = roots.map((library) => [library, library.root]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [library, spot] = next;
    if (!isObject(spot.schema) || nodes.has(names(spot))) continue;
    const node = nodeOf(library, spot);
    if (node === undefined || nodes.size > most) return undefined;
    nodes.set(names(spot), node);
    open.push(...node.parts);
  }
  let kinds = numbered(nodes, ({ says }) => says);
  for (let round = 0; round < rounds; round += 1) {
    const before = kinds;
    const kindOf = (spot: Spot) => (isObject(spot.schema) ? before.kinds.get(names(spot)) : spot.schema);
    kinds = numbered(nodes, ({ parts }, name) => `${before.kinds.get(name)} ${parts.map(([, part]) => kindOf(part)).join(" ")}`);
    if (kinds.count === before.count) return (spot) => before.kinds.get(names(spot));
  }
  return undefined;
}

/** A name for a schema in its resource. */
function namer(): (spot: Spot) => string {
  const numbers = new Map<object, number>();
  const numberOf = (thing: object): number => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
  return ({ schema, home }) => `${numberOf(home)} ${typeof schema === "object" && schema !== null ? numberOf(schema) : String(schema)}`;
}

function numbered(nodes: ReadonlyMap<string, Node>, key: (node: Node, name: string) => string): { readonly kinds: Map<string, number>; readonly count: number } {
  const numbers = new Map<string, number>();
  const kinds = new Map<string, number>();
  for (const [name, node] of nodes) {
    const what = key(node, name);
    const number = numbers.get(what) ?? numbers.size;
    numbers.set(what, number);
    kinds.set(name, number);
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
