import { canonical, fingerprint } from "#fingerprint";
import type { Contract, Json, SourceEntry, SourceMap, SourceNode } from "#model";
import { fact, type Tell } from "../fact.ts";
import { meansOther } from "./meaning.ts";
import { inOrder, pair } from "../pair.ts";
import { type Below, type Shape, shapes } from "./shapes.ts";

/** Texts for people, wherever they stand. */
const metadata = new Set([
  "id", "name", "description", "businessName", "title", "tags", "team", "support", "contact", "owner", "examples", "example", "authoritativeDefinitions", "links", "domain", "tenant",
  "dataProduct", "contractCreatedTs", "dataGranularityDescription", "synonyms", "version", "apiVersion", "dataContractSpecification", "transformDescription", "terms", "$ref",
  "label", "dimension", "businessImpact", "deprecated", "purpose", "channel", "tool", "scope", "url", "firstLevelApprovers", "secondLevelApprovers", "sequence", "notificationType", "CONSTRAINT",
]);
/** What readers may do with the data, and under which conditions. */
const conditions = new Set(["usage", "limitations", "policies", "billing", "noticePeriod", "access", "grants"]);

/** A contract or product with the text that it came from. */
type Written = Pick<Contract, "format" | "source" | "at">;

/** What differs between the two texts and no other comparison judges: nothing that changed goes unsaid. */
export function leftovers(before: Written, after: Written, tell: Tell): void {
  const shape = shapes[after.format];
  if (before.format !== after.format || shape === undefined) return tell(fact("unknown-changed", ["format"], after.at, before.at, before.format, after.format));
  for (const key of new Set([...before.source.entries.keys(), ...after.source.entries.keys()])) {
    const only = (map: SourceMap): SourceMap => ({ ...map, entries: new Map([...map.entries].filter(([other]) => other === key)) });
    walk(only(before.source), only(after.source), shape, [], (one) => tell({ ...one, section: key }));
  }
}

function walk(was: SourceMap, is: SourceMap, shape: Shape, path: readonly string[], tell: Tell): void {
  for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
    const [old, now] = [was.entries.get(key), is.entries.get(key)];
    const inside = own(shape.below, key);
    if (inside !== undefined) below(old, now, inside, is, [...path, key], tell);
    else if (!isJudged(key, shape, old) || !isJudged(key, shape, now)) differ(old, now, is, shape, [...path, key], tell);
  }
}

/** An absent value is judged where a present one would be. */
function isJudged(key: string, { judged, unjudged }: Shape, entry: SourceEntry | undefined): boolean {
  const written = own(judged, key);
  if (written === undefined) return unjudged !== undefined && !unjudged.includes(key);
  return entry === undefined || written(plain(entry.node));
}

/** The maps below a key, each with its twin; what stands there and is no map is compared as it is. */
function below(old: SourceEntry | undefined, now: SourceEntry | undefined, { holds, shape }: Below, parent: SourceMap, path: readonly string[], tell: Tell): void {
  const [was, is] = [old, now].map((entry) => maps(entry?.node, holds));
  const up = path.slice(0, -1);
  if (was === undefined || is === undefined) return;
  if (canonical(was.rest) !== canonical(is.rest)) tell(fact("unknown-changed", path, now?.at ?? parent.at, old?.at));
  if (holds === "list") {
    const keys = shape().called.map((names, index, all) => ({ map }: Twin) =>
      names.length > 0 ? called(map, names) : all.slice(0, index).some((surer) => called(map, surer) !== undefined) ? undefined : inOrder);
    for (const [a, b] of pair(was.maps, is.maps, keys).both) walk(a.map, b.map, shape(), [...up, nameOf(b.map)], tell);
  } else if (holds === "names") {
    for (const [a, b] of pair(was.maps, is.maps, [({ name }) => name]).both) walk(a.map, b.map, shape(), [...up, b.name], tell);
  } else {
    const [a, b] = [was.maps[0]?.map, is.maps[0]?.map];
    if (a !== undefined && b !== undefined) walk(a, b, shape(), holds === "part" ? [...up, partName(path.at(-1) ?? "")] : up, tell);
    else if (holds === "block" && (a ?? b) !== undefined) walk(a ?? { ...parent, entries: new Map() }, b ?? { ...parent, entries: new Map() }, shape(), up, tell);
  }
}

interface Twin {
  readonly name: string;
  readonly map: SourceMap;
}

function maps(node: SourceNode | undefined, holds: Below["holds"]): { readonly maps: readonly Twin[]; readonly rest: readonly Json[] } {
  if (node === undefined) return { maps: [], rest: [] };
  if (holds === "list") {
    if (node.kind !== "list") return { maps: [], rest: [plain(node)] };
    return { maps: node.items.flatMap((map) => (map.kind === "map" ? [{ name: "", map }] : [])), rest: node.items.flatMap((item) => (item.kind === "map" ? [] : [plain(item)])) };
  }
  if (node.kind !== "map") return { maps: [], rest: [plain(node)] };
  if (holds !== "names") return { maps: [{ name: "", map: node }], rest: [] };
  const entries = [...node.entries].map(([name, entry]) => ({ name, map: entry.node }));
  return { maps: entries.filter((entry): entry is Twin => entry.map.kind === "map"), rest: entries.flatMap(({ name, map }) => (map.kind === "map" ? [] : [[name, plain(map)]])) };
}

/** What a map of a list is told apart by; one key alone must be there. */
function called({ entries }: SourceMap, keys: readonly string[]): string | undefined {
  const values = keys.map((key) => key.split("|").map((name) => entries.get(name)?.node).find((node) => node !== undefined));
  return keys.length === 1 && values[0] === undefined ? undefined : canonical(values.map((node) => (node === undefined ? null : plain(node))));
}

function nameOf({ entries }: SourceMap): string {
  for (const key of ["name", "id", "server", "property", "metric", "rule", "value", "to", "query", "type"]) {
    const node = entries.get(key)?.node;
    if (node?.kind === "scalar" && typeof node.value === "string") return node.value;
  }
  return "";
}

const partNames: Readonly<Record<string, string>> = { items: "[]", key: "{key}", keys: "{key}", value: "{value}", values: "{value}" };
const partName = (key: string): string => own(partNames, key) ?? key;

function differ(old: SourceEntry | undefined, now: SourceEntry | undefined, parent: SourceMap, shape: Shape, path: readonly string[], tell: Tell): void {
  const [before, after] = [old, now].map((entry) => (entry === undefined ? undefined : plain(entry.node)));
  if (canonical(before ?? null) === canonical(after ?? null) && (before === undefined) === (after === undefined)) return;
  const key = path.at(-1) ?? "";
  const borrows = key === "$ref" && ![before, after].every((value) => value === undefined || (typeof value === "string" && value.startsWith("#/")));
  const words = borrows ? "unknown-changed" : metadata.has(key) ? "metadata-changed" : conditions.has(key) ? "terms-changed" : "unknown-changed";
  const kind = shape.means && meansOther(key, before, after) ? "meaning-changed" : words;
  const orphaned = path.length === 1 && key === "id" && after === undefined;
  tell({ ...fact(kind, path, now?.at ?? parent.at, old?.at, digest(before), digest(after)), ...(orphaned ? { impact: "action", because: "Whoever names it by its id finds nothing." } : {}) });
}

/** A long value would drown the report; its fingerprint still tells one change from another. */
function digest(value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  const text = canonical(value);
  return text.length <= 200 ? value : `${typeof value === "string" ? value.slice(0, 60) : text.slice(0, 60)}… (${fingerprint(value)})`;
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function plain(node: SourceNode): Json {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.node)]));
}
