import { canonical } from "#fingerprint";
import type { Contract, Json, SourceEntry, SourceMap, SourceNode } from "#model";
import { fact, type Tell } from "./fact.ts";
import { pair } from "./pair.ts";

/** Keys that other comparisons explain, or that name what is compared. */
const explained = new Set([
  "name", "id", "physicalName", "logicalType", "logicalTypeOptions", "physicalType", "required", "unique", "primaryKey", "primaryKeyPosition", "primary", "enum",
  "classification", "relationships", "references", "quality", "slaProperties", "servicelevels", "servers", "status", "type",
  "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "precision", "scale",
]);
/** Keys that hold more of the same below them. */
const inner = new Set(["schema", "properties", "items", "map", "key", "value", "models", "fields", "keys", "values", "data_product", "info"]);
const containers = new Set(["schema", "properties", "models", "fields", "data_product", "info"]);
/** Texts for people. */
const metadata = new Set([
  "description", "businessName", "title", "tags", "team", "support", "contact", "owner", "examples", "example", "authoritativeDefinitions", "links", "domain", "tenant",
  "dataProduct", "contractCreatedTs", "dataGranularityDescription", "synonyms", "version", "apiVersion", "dataContractSpecification", "transformDescription", "terms", "$ref",
]);
const conditions = new Set(["roles", "price"]);

/** What differs between the two texts and no other comparison explains: nothing that changed goes unsaid. */
export function leftovers(before: Contract, after: Contract, tell: Tell): void {
  if (before.format !== after.format) return tell(fact("unknown-changed", ["format"], after.at, before.at, before.format, after.format));
  walk(before.source, after.source, [], tell);
}

/** `among` is the key whose map this is: under `models` and `fields` the keys are names. */
function walk(was: SourceMap, is: SourceMap, path: readonly string[], tell: Tell, among?: string): void {
  for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
    const [old, now] = [was.entries.get(key), is.entries.get(key)];
    const named = among === "models" || among === "fields";
    if (old !== undefined && now !== undefined && (named || inner.has(key))) below(old.node, now.node, containers.has(key) && !named ? path : [...path, key], tell, named ? undefined : key);
    else if (!named && !explained.has(key) && !inner.has(key)) differ(old, now, is, [...path, key], tell);
  }
}

function below(was: SourceNode, is: SourceNode, path: readonly string[], tell: Tell, key?: string): void {
  if (was.kind === "map" && is.kind === "map") walk(was, is, path, tell, key);
  else if (was.kind === "list" && is.kind === "list") {
    const maps = [was, is].map(({ items }) => items.filter((item) => item.kind === "map"));
    for (const [old, now] of pair(maps[0] ?? [], maps[1] ?? [], [named("id"), named("name")]).both) walk(old, now, [...path, named("name")(now) ?? ""], tell);
  } else if (value(was) !== value(is)) tell(fact("unknown-changed", path, is.at, was.at));
}

function differ(old: SourceEntry | undefined, now: SourceEntry | undefined, parent: SourceMap, path: readonly string[], tell: Tell): void {
  const [before, after] = [old, now].map((entry) => (entry === undefined ? undefined : value(entry.node)));
  if (before === after) return;
  const key = path.at(-1) ?? "";
  const kind = metadata.has(key) ? "metadata-changed" : conditions.has(key) ? "terms-changed" : "unknown-changed";
  tell(fact(kind, path, now?.at ?? parent.at, old?.at, digest(before), kind === "terms-changed" ? key : digest(after)));
}

/** Leftovers show that something differs, not how: a long text would drown the report. */
const digest = (text: string | undefined): Json | undefined => (text === undefined || text.length > 200 ? undefined : (JSON.parse(text) as Json));

const named = (key: string) => (map: SourceMap): string | undefined => {
  const node = map.entries.get(key)?.node;
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
};

const value = (node: SourceNode): string => canonical(plain(node));

function plain(node: SourceNode): Json {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.node)]));
}
