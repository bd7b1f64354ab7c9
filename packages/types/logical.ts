import type { LogicalType } from "#model";
import type { Family } from "./names.ts";
import { named } from "./names.ts";
import { parsePhysicalType } from "./parse.ts";
import type { PhysicalType } from "./physical.ts";

/** The logical type that a family of physical types is usually written with. Bytes, intervals and shapes have none in ODCS. */
const usual: Readonly<Partial<Record<Family, LogicalType>>> = {
  integer: "integer", decimal: "number", float: "number", boolean: "boolean", bits: "boolean", text: "string", enum: "string",
  date: "date", timestamp: "timestamp", time: "time", json: "object", variant: "object", array: "array", map: "map", struct: "object",
  vector: "vector", uuid: "string", label: "string", xml: "string",
};

/**
 * The logical type of ODCS that a physical type, or a type name of the Data Contract Specification, usually stands for.
 * Case does not count. Undefined for unknown names and for types that ODCS has no word for (bytes, interval, geography, null).
 */
export function logicalTypeOf(physicalType: string | PhysicalType): LogicalType | undefined {
  const type = typeof physicalType === "string" ? parsePhysicalType(physicalType) : physicalType;
  return type === undefined ? undefined : logicalOf(type);
}

function logicalOf(type: PhysicalType): LogicalType | undefined {
  const family = named(type.name)?.family;
  if (family === undefined) return undefined;
  if (family === "decimal" && hasNoFraction(type)) return "integer";
  if (family === "bits" && (type.name !== "BIT" || (type.parameters[0] ?? 1) !== 1)) return undefined;
  return usual[family];
}

/** A decimal that says it has no digits after the point: `NUMBER(38,0)`, `DECIMAL(10)`. */
export function hasNoFraction(type: PhysicalType): boolean {
  return type.parameters.length > 0 && !/^DECIMAL\d/.test(type.name) && (type.parameters[1] ?? 0) === 0;
}
