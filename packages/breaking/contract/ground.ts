import type { Contract, Json, Property } from "#model";
import { type Column, type Engine, enginesOf, perEngine, type TableChange, type Where } from "#types";
import type { Fact } from "../fact.ts";
import { areDelimited } from "./positions.ts";

/** The engines that keep what a contract describes, and where in a table the comparison is. */
export interface Ground {
  readonly engines: readonly Engine[];
  readonly where: Where;
  /** Columns may be told apart by their place alone. */
  readonly delimited?: boolean;
}

/** The servers of the new version choose the engines, for that is where the change is to be made; what is read from a dbt manifest is dbt's too. */
export function groundOf(before: Contract, after: Contract): Ground {
  return { engines: enginesOf([...after.servers, { type: after.format, settings: {} }]), where: {}, delimited: areDelimited(before, after) };
}

/** Ground of what is in a struct, in an array or map, or in a map's key: no place of a table's columns. */
export function inside({ engines, where }: Ground, what: "struct" | "collection" | "key"): Ground {
  return { engines, where: { ...where, in: what === "struct" ? where.in ?? "struct" : "collection", ...(what === "key" ? { key: true } : {}) } };
}

/** Ground of a property itself: a column that partitions, is in a key or has a default is bound more closely. */
export function ofProperty({ engines, where }: Ground, ...versions: readonly Property[]): Ground {
  const some = (of: (property: Property) => boolean) => versions.some(of);
  const partitioned = some((one) => one.partitioned === true);
  const constrained = some(({ unique, primaryKey, defaultValue }) => unique === true || primaryKey === true || defaultValue !== undefined);
  return { engines, where: { ...where, ...(partitioned ? { partitioned } : {}), ...(constrained ? { constrained } : {}) } };
}

/** What each engine says of another type; nothing where there is no engine. */
export function onEngines({ engines, where }: Ground, change: TableChange): Pick<Fact, "engines"> {
  return engines.length === 0 ? {} : { engines: perEngine(engines, { ...change, where }) };
}

/** What each engine says of a field that comes, goes or moves; nothing where all take it. */
export function ifRefused(ground: Ground, change: TableChange): Pick<Fact, "engines"> {
  const said = onEngines(ground, change);
  return Object.values(said.engines ?? {}).every((may) => may === "yes") ? {} : said;
}

/** A property as an engine sees it. */
export function columnOf({ physicalType, required, defaultValue }: Property): Column {
  return { ...(physicalType === undefined ? {} : { type: physicalType }), required: required === true, ...(defaultValue === undefined ? {} : { default: defaultValue }) };
}

/** A row with a value at a place below its object: `["orders", "items", "[]", "price"]` → `{"items": [{"price": …}]}`. */
export function rowWith([, ...path]: readonly string[], value: Json): Json {
  return path.reduceRight<Json>((inner, step) => {
    if (step === "[]") return [inner];
    if (step === "{key}") return { [typeof inner === "string" ? inner : JSON.stringify(inner)]: null };
    return { [step === "{value}" ? "key" : step]: inner };
  }, value);
}
