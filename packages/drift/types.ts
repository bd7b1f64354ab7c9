import type { Breaks, Json, LogicalType, Property } from "#model";
import { compareTypes, parsePhysicalType, physicalFits, type TypeChange } from "#types";

/** How the type of a schema file stands to that of the contract, as if the contract's had become it; undefined where they agree or the contract says none. */
export interface TypeDrift {
  readonly how: Exclude<TypeChange, "same">;
  readonly contract: Json;
  readonly schema: Json;
}

/** `alike`: both speak of one engine, so that its type names can be compared. */
export function typeDrift(own: Property, theirs: Property, server: string | undefined, alike: boolean): TypeDrift | undefined {
  const written = theirs.physicalType === undefined ? undefined : textOf(theirs, 0);
  if (own.physicalType !== undefined && written !== undefined && alike) return physical(own, own.physicalType, theirs, written);
  const { logicalType } = own;
  if (logicalType === undefined) return own.physicalType === undefined ? undefined : { how: "unknown", contract: own.physicalType, schema: written ?? theirs.logicalType ?? null };
  if (written !== undefined) {
    const fits = physicalFits(written, logicalType, server);
    return fits === "yes" ? undefined : { how: fits === "no" ? "changed" : "unknown", contract: logicalType, schema: written };
  }
  const how = theirs.logicalType === undefined ? "unknown" : logical(logicalType, theirs.logicalType);
  return how === "same" ? undefined : { how, contract: logicalType, schema: theirs.logicalType ?? null };
}

/** Where the contract lists what a type holds, only the outermost types are compared here, and what they hold one by one. */
function physical(own: Property, text: string, theirs: Property, written: string): TypeDrift | undefined {
  const parsed = parsePhysicalType(text);
  const inside = own.properties.length > 0 || own.items !== undefined || own.map !== undefined || parsed?.fields.length === 0;
  const nested = theirs.properties.length > 0 || theirs.items !== undefined || theirs.map !== undefined;
  const how = inside && nested ? compareTypes(parsed?.name ?? text, theirs.physicalType ?? "") : compareTypes(text, written);
  return how === "same" ? undefined : { how, contract: text, schema: written };
}

const moments = new Set<LogicalType>(["date", "timestamp", "time"]);
const texts = new Set<LogicalType>(["string", ...moments]);
const maps = new Set<LogicalType>(["object", "map"]);
const lists = new Set<LogicalType>(["array", "vector"]);

/** A text that has no form may hold a date, and an object may be used as a map: that is not told. */
function logical(own: LogicalType, theirs: LogicalType): TypeChange {
  if (own === theirs) return "same";
  if (own === "integer" && theirs === "number") return "widened";
  if (own === "number" && theirs === "integer") return "narrowed";
  const alike = [texts, maps, lists].some((group) => group.has(own) && group.has(theirs));
  return alike && !(moments.has(own) && moments.has(theirs)) ? "unknown" : "changed";
}

/** Who is let down by it: a reader by what the schema holds more, a writer by what it holds less. */
export function breaksOf(how: TypeDrift["how"]): { readonly consumers: Breaks; readonly producers: Breaks } {
  if (how === "unknown") return { consumers: "unknown", producers: "unknown" };
  return { consumers: how === "narrowed" ? "no" : "yes", producers: how === "widened" ? "no" : "yes" };
}

/** What is nested deeper than this is not written out. */
const deepest = 40;

/** The whole type of a property as one text: `STRUCT<a: INT>`. */
function textOf({ physicalType = "…", properties, items, map }: Property, depth: number): string {
  if (depth > deepest) return "…";
  const inside = [
    ...properties.map((field) => `${field.name === undefined ? "" : `\`${field.name.replaceAll("`", "``")}\`: `}${textOf(field, depth + 1)}`),
    ...[items, map?.key, map?.value].flatMap((part) => (part === undefined ? [] : [textOf(part, depth + 1)])),
  ];
  return inside.length === 0 ? physicalType : `${physicalType}<${inside.join(", ")}>`;
}
