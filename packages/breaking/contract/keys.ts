import type { Breaks, Json, Property, SchemaObject } from "#model";
import { type Fact, fact, type Tell } from "../fact.ts";
import { pair } from "../pair.ts";
import { rowWith } from "./ground.ts";
import { asWitness, type Sample, sampled } from "./samples.ts";
import { elementKeys } from "./same.ts";

type Named = SchemaObject | Property;

/** The properties of the primary key in their order, of an object or of a nested one; without positions, in the order of writing. */
export const keyOf = (properties: readonly Property[]): readonly Property[] => byPosition(properties.filter(({ primaryKey }) => primaryKey), ({ primaryKeyPosition }) => primaryKeyPosition);
const partitionOf = (properties: readonly Property[]) => byPosition(properties.filter(({ partitioned }) => partitioned), ({ partitionKeyPosition }) => partitionKeyPosition);

/** The primary key of two versions. A key that is only ordered in another way lets the same rows pass, and breaks who merges by it all the same. */
export function compareKeys(was: Named, is: Named, path: readonly string[], tell: Tell): void {
  compareOrdered("primaryKey", keyOf, was, is, path, (told, old, now) => {
    const kind = old.length === 0 ? "key-added" : now.length === 0 ? "key-removed" : "key-changed";
    const [consumers, producers] = [refused(was, old, is, now, path), refused(is, now, was, old, path)];
    const breaks = { consumers: consumers.breaks, producers: producers.breaks };
    const same = breaks.consumers === "no" && breaks.producers === "no";
    const shown = (sample: Sample) => asWitness({ consumers: consumers.rows?.(sample), producers: producers.rows?.(sample) });
    tell({ ...told, kind, breaks, ...(same ? { because: "Both let the same rows pass." } : {}), ...sampled([...old, ...now], shown) });
  });
}

/** The columns by which an object is partitioned. */
export function comparePartitions(was: Named, is: Named, path: readonly string[], tell: Tell): void {
  compareOrdered("partitioned", partitionOf, was, is, path, (told) => tell({ ...told, kind: "partition-changed" }));
}

/** Properties that count together and in order, as two versions have them. */
function compareOrdered(spot: string, of: (properties: readonly Property[]) => readonly Property[], was: Named, is: Named, path: readonly string[], differ: (told: Omit<Fact, "kind">, old: readonly Property[], now: readonly Property[]) => void): void {
  const [old, now] = [of(was.properties), of(is.properties)];
  if (old.length === 0 && now.length === 0) return;
  const twins = new Map(pair(was.properties, is.properties, elementKeys).both);
  const same = old.length === now.length && old.every((property, index) => twins.get(property) === now[index]);
  const names = (properties: readonly Property[]) => (properties.length === 0 ? undefined : properties.map(({ name }) => name ?? ""));
  const { kind: _, ...told } = fact("", path, now[0]?.spots[spot] ?? is.at, old[0]?.spots[spot] ?? was.at, names(old), names(now));
  if (!same) differ(told, old, now);
}

/** Whether rows that one version lets pass are refused by the key of another: because they lack a value of it, or hold one twice. */
function refused(by: Named, key: readonly Property[], legal: Named, own: readonly Property[], path: readonly string[]): { readonly breaks: Breaks; readonly rows?: (sample: Sample) => Json | undefined } {
  if (key.length === 0) return { breaks: "no" };
  const twins = new Map(pair(by.properties, legal.properties, elementKeys).both);
  const columns = key.map((property) => twins.get(property));
  if (columns.includes(undefined)) return { breaks: "yes" };
  const there = columns.filter((column) => column !== undefined);
  const [needed, held] = [new Set(own), new Set(there)];
  const empty = there.find((column) => column.required !== true && !needed.has(column));
  if (empty !== undefined) return { breaks: "yes", rows: () => rowWith([...path, empty.name ?? ""], null) };
  if (there.some(({ unique }) => unique === true) || (own.length > 0 && own.every((column) => held.has(column)))) return { breaks: "no" };
  return { breaks: "yes", rows: (sample) => twinsOf(there, own, path, sample) };
}

/** Two rows that agree in some columns and differ in the key, where there is one. */
function twinsOf(same: readonly Property[], key: readonly Property[], path: readonly string[], sample: Sample): Json | undefined {
  if (path.includes("[]") || same.length > few) return undefined;
  const other = key.find((column) => !same.includes(column) && sample(column).length > 1);
  if (other === undefined && key.length > 0 && key.every((column) => !same.includes(column))) return undefined;
  const values = same.map((column) => [column.name ?? "", sample(column)[0]] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  const rest = (row: number) => (other === undefined ? [] : [[other.name ?? "", sample(other)[row]] as const]);
  return [0, 1].map((row) => rowWith(path, Object.fromEntries([...values, ...rest(row)]) as Json));
}

/** Keys of more columns are not shown in rows. */
const few = 20;

/** The primary keys of what holds a property. */
export interface KeysAround {
  readonly before: readonly Property[];
  readonly after: readonly Property[];
}

/** Whether each value of a property comes once. The only column of a table's primary key is unique without saying so. `around`: none of what arrays and maps hold. */
export function compareUnique(was: Property, is: Property, path: readonly string[], tell: Tell, around?: KeysAround): void {
  if ((was.unique === true) === (is.unique === true)) return;
  const added = is.unique === true;
  const [legal, key = []] = added ? ([was, around?.before] as const) : ([is, around?.after] as const);
  const told = fact(added ? "unique-added" : "unique-removed", path, is.spots["unique"] ?? is.at, was.spots["unique"] ?? was.at);
  if (path.length === 2 && key.length === 1 && key[0] === legal) return tell({ ...told, breaks: { consumers: "no", producers: "no" }, impact: "none", because: added ? "But it was the whole primary key, which is unique." : "But it is the whole primary key, which is unique." });
  if (around === undefined) return tell(told);
  const rows = (sample: Sample) => twinsOf([legal], key, path.slice(0, -1), sample);
  tell({ ...told, ...sampled([legal, ...key], (sample) => asWitness({ consumers: added ? undefined : rows(sample), producers: added ? rows(sample) : undefined })) });
}

function byPosition(properties: readonly Property[], of: (property: Property) => number | undefined): readonly Property[] {
  const position = (property: Property) => ((of(property) ?? 0) < 1 ? Number.MAX_SAFE_INTEGER : (of(property) ?? 0));
  return [...properties].sort((a, b) => position(a) - position(b));
}
