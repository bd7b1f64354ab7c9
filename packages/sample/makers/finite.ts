import { isMoment, measure } from "../limit.ts";
import type { Making } from "../making.ts";
import { isList, isRecord, type Value } from "../value.ts";
import type { Want } from "../want.ts";

export const booleans = ({ chance }: Making): readonly Value[] => chance.shuffled([true, false]);

/** The values of the shortest list of allowed ones that are of the type. */
export function listed({ limits, type }: Want, { chance }: Making): readonly Value[] {
  const [first] = limits.flatMap((limit) => (limit.is === "among" ? [limit.values] : [])).sort((a, b) => a.length - b.length);
  return chance.shuffled((first ?? []).filter((value) => isOf(value, type)));
}

/** Whether a value is of a logical type at all. */
export function isOf(value: Value, type: Want["type"]): boolean {
  if (isMoment(type)) return typeof value === "string" && measure(value, type) !== undefined;
  switch (type) {
    case "string": return typeof value === "string";
    case "boolean": return typeof value === "boolean";
    case "number": return typeof value === "number" || typeof value === "bigint";
    case "integer": return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    case "array": case "vector": return isList(value);
    default: return isRecord(value);
  }
}
