import { decimal, printDecimal } from "#decimal";
import type { Json, LogicalType, Property } from "#model";
import { logicalTypeOf } from "#types";
import { momentOf } from "#units";
import type { Literal } from "./predicate.ts";

/** The logical type that a property says, or that its physical type stands for. */
export const typeOf = ({ logicalType, physicalType }: Property): LogicalType | undefined => logicalType ?? (physicalType === undefined ? undefined : logicalTypeOf(physicalType));

/** A value of a contract as the data of the property would have it; undefined where no value of that type is so, or where its type has no order that we know. */
export function literalOf(value: Json, property: Property): Literal | undefined {
  switch (typeOf(property)) {
    case "string": return typeof value === "object" ? undefined : { kind: "text", value: String(value) };
    case "integer":
    case "number": return numeral(value);
    case "boolean": return value === true || value === "true" ? { kind: "boolean", value: true } : value === false || value === "false" ? { kind: "boolean", value: false } : undefined;
    case "date": return moment(value, "date");
    case "timestamp": return moment(value, "timestamp");
    case undefined: return typeof value === "string" ? { kind: "text", value } : typeof value === "boolean" ? { kind: "boolean", value } : numeral(value);
    default: return undefined;
  }
}

function numeral(value: Json): Literal | undefined {
  const exact = typeof value === "number" || typeof value === "string" ? decimal(value) : undefined;
  return exact === undefined ? undefined : { kind: "number", value: printDecimal(exact) };
}

/** With a zone, it is told in UTC; without one, as it is written. */
function moment(value: Json, as: "date" | "timestamp"): Literal | undefined {
  const found = typeof value === "string" ? momentOf(value) : undefined;
  if (typeof value !== "string" || found === undefined || found.kind === "time" || found.kind === "zoned time") return undefined;
  if (found.kind === "date") return { kind: as, value: as === "date" ? value : `${value}T00:00:00` };
  return { kind: "timestamp", value: found.kind === "zoned" && !/z$/i.test(value) ? new Date(found.at).toISOString() : value.replace(" ", "T").toUpperCase() };
}
