import { canonical } from "#fingerprint";
import type { Change, Contract, Described, Drift, Json, Location, Property, SchemaObject } from "#model";
import { objectIn, pairProperties } from "./match.ts";
import { breaksOf, typeDrift } from "./types.ts";

/** Every disagreement of a contract with the schema files that describe it, in the order of the contract. Pure; gives no level. */
export function driftOf(contract: Contract, described: readonly Described[]): Drift[] {
  const own = described.filter((one) => one.contract === contract);
  const unread = own.flatMap(({ problem, object, file, at }): Drift[] =>
    (problem === undefined ? [] : [{ kind: "unclear", path: object?.name === undefined ? [] : [object.name], file, at, there: top(file), breaks: unknown, because: problem }]));
  const read = own.filter(({ problem }) => problem === undefined);
  return [...unread, ...contract.objects.flatMap((object) => ofObject(contract, object, read))];
}

/** The definitions of an object go before those of the whole contract. An object that no file has is missing once. */
function ofObject(contract: Contract, object: SchemaObject, read: readonly Described[]): Drift[] {
  const named = read.filter((one) => one.object === object);
  const all = named.length > 0 ? named : read.filter((one) => one.object === undefined);
  const found = all.flatMap((one) => {
    const twin = objectIn(one, object, named.length > 0 || (contract.objects.length === 1 && all.length === 1));
    return twin === undefined ? [] : [drift(contract, object, { ...one, objects: [twin] })];
  });
  const [first] = all;
  if (found.length > 0 || first === undefined) return found.flat();
  return [{ kind: "missing", path: [object.name ?? ""], file: first.file, at: object.at, there: first.objects[0]?.at ?? top(first.file), breaks: both }];
}

const top = (file: string): Location => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

const both: Change["breaks"] = { consumers: "yes", producers: "yes" };
const readers: Change["breaks"] = { consumers: "yes", producers: "no" };
const writers: Change["breaks"] = { consumers: "no", producers: "yes" };
const nobody: Change["breaks"] = { consumers: "no", producers: "no" };
const unknown: Change["breaks"] = { consumers: "unknown", producers: "unknown" };

/** Formats that know keys and uniqueness. */
const keyed = new Set(["sql", "dbt"]);

interface Sides {
  readonly file: string;
  readonly format: string;
  readonly server: string | undefined;
  /** The contract's servers are of the schema's kind, so that physical types mean the same. */
  readonly alike: boolean;
  /** The schema file may declare more than is known. */
  readonly partial: boolean;
  readonly tell: (one: Omit<Drift, "file">) => void;
}

/** An object of a contract against the first object of a schema file. */
export function drift(contract: Contract, object: SchemaObject, { objects: [theirs], file, format, server }: Described): Drift[] {
  if (theirs === undefined) return [];
  const found: Drift[] = [];
  const types = contract.servers.flatMap(({ type }) => type?.toLowerCase() ?? []);
  const sides: Sides = {
    file, format, server, partial: theirs.partial === true, tell: (one) => void found.push({ ...one, file }),
    alike: server === undefined || types.length === 0 || types.some((type) => type === server || `${type}ql` === server || type === `${server}ql`),
  };
  const path = [object.name ?? ""];
  if (keyed.has(format)) keys(object, theirs, path, sides);
  members(object.properties, theirs.properties, path, object, theirs, sides);
  return found;
}

interface Placed {
  readonly at: Location;
}

function members(own: readonly Property[], theirs: readonly Property[], path: readonly string[], holder: Placed, there: Placed, sides: Sides): void {
  const { both: pairs, missing, extra } = pairProperties(own, theirs, sides.format);
  for (const property of missing) {
    const one = { path: [...path, property.name ?? ""], at: property.at, there: there.at };
    if (sides.partial) sides.tell({ ...one, kind: "unclear", breaks: unknown, because: "The schema file may have it in a part that is not read here." });
    else sides.tell({ ...one, kind: "missing", breaks: both });
  }
  for (const property of extra) {
    const needed = property.required === true && property.defaultValue === undefined;
    sides.tell({ kind: "extra", path: [...path, property.name ?? ""], at: holder.at, there: property.at, breaks: needed ? writers : nobody, ...(needed ? { because: "It must be written." } : {}) });
  }
  for (const [one, other] of pairs) property(one, other, [...path, one.name ?? ""], sides);
}

function property(own: Property, theirs: Property, path: readonly string[], sides: Sides): void {
  const spot = (key: string) => ({ path, at: own.spots[key] ?? own.at, there: theirs.spots[key] ?? theirs.at });
  const types = typeDrift(own, theirs, sides.server, sides.alike);
  const typed = own.spots["physicalType"] === undefined ? "logicalType" : "physicalType";
  if (types !== undefined) {
    const [at, there] = [own.spots[typed] ?? own.spots["type"] ?? own.at, theirs.spots["physicalType"] ?? theirs.at];
    const one = { path, at, there, contract: types.contract, schema: types.schema, breaks: breaksOf(types.how) };
    sides.tell(types.how === "unknown" ? { ...one, kind: "unclear", because: "How the two types stand to each other is not known." } : { ...one, kind: "type" });
  }
  if (own.required === true && theirs.required !== true) sides.tell({ kind: "required", ...spot("required"), contract: true, schema: false, breaks: readers });
  if (own.required === false && theirs.required === true) sides.tell({ kind: "required", ...spot("required"), contract: false, schema: true, breaks: writers });
  if (keyed.has(sides.format) && own.unique === true && theirs.unique !== true && theirs.primaryKey !== true) sides.tell({ kind: "key", ...spot("unique"), contract: "unique", breaks: readers });
  values(own, theirs, path, sides);
  if (theirs.properties.length > 0 && own.properties.length > 0) members(own.properties, theirs.properties, path, own, theirs, sides);
  for (const [step, one, other] of [["[]", own.items, theirs.items], ["{key}", own.map?.key, theirs.map?.key], ["{value}", own.map?.value, theirs.map?.value]] as const)
    if (one !== undefined && other !== undefined) property(one, other, [...path, step], sides);
}

/** Lists of allowed values, where both have one. */
function values(own: Property, theirs: Property, path: readonly string[], sides: Sides): void {
  if (own.enum === undefined || theirs.enum === undefined) return;
  const [mine, others] = [own.enum, theirs.enum].map((list) => new Map(list.map(({ value }) => [canonical(value), value])));
  const more = [...(others ?? [])].filter(([key]) => mine?.has(key) !== true).map(([, value]) => value);
  const less = [...(mine ?? [])].filter(([key]) => others?.has(key) !== true).map(([, value]) => value);
  if (more.length + less.length === 0) return;
  const breaks: Change["breaks"] = { consumers: more.length > 0 ? "yes" : "no", producers: less.length > 0 ? "yes" : "no" };
  sides.tell({ kind: "values", path, at: own.spots["enum"] ?? own.at, there: theirs.spots["enum"] ?? theirs.at, contract: less, schema: more, breaks });
}

/** The primary keys, where the contract has one. */
function keys(own: SchemaObject, theirs: SchemaObject, path: readonly string[], sides: Sides): void {
  const [mine, others] = [own, theirs].map(({ properties }) => keyOf(properties));
  if (mine === undefined || others === undefined || mine.length === 0) return;
  const { both: pairs } = pairProperties(mine, others, sides.format);
  const same = pairs.length === mine.length && pairs.length === others.length && pairs.every(([, theirs], index) => theirs === others[index]);
  if (same) return;
  const names = (properties: readonly Property[]): Json => properties.map(({ name }) => name ?? "");
  const [at, there] = [mine[0]?.spots["primaryKey"] ?? own.at, others[0]?.spots["primaryKey"] ?? theirs.at];
  sides.tell({ kind: "key", path, at, there, contract: names(mine), ...(others.length === 0 ? { breaks: readers } : { schema: names(others), breaks: both }) });
}

function keyOf(properties: readonly Property[]): readonly Property[] {
  const position = ({ primaryKeyPosition = 0 }: Property) => (primaryKeyPosition < 1 ? Number.MAX_SAFE_INTEGER : primaryKeyPosition);
  return properties.filter(({ primaryKey }) => primaryKey === true).sort((a, b) => position(a) - position(b));
}
