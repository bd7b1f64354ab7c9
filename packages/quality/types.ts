import type { LogicalType } from "#model";
import { formatPattern } from "#regular";
import { named } from "#text";
import { boundsOf, compareTypes, logicalTypeOf, parsePhysicalType, physicalFits, type PhysicalType } from "#types";
import type { ByShape } from "./check.ts";
import { both, misfits } from "./conditions.ts";
import { datePattern, foreignFormat } from "./date-pattern.ts";
import type { Found } from "./found.ts";
import { typeOf } from "./literal.ts";
import type { Shape } from "./metric.ts";
import type { Column, Predicate, ReadAs } from "./predicate.ts";
import { called, noRows } from "./promise.ts";
import { columnOf, typeAt } from "./shape.ts";

/** Whether the type of a column is the promised one. What types cannot tell, such as a length that the engine does not keep, is asked of the values. */
export function judgeType(found: Found, shape: Shape, serverType: string | undefined): ByShape {
  const column = columnOf(found, shape);
  if (column === undefined) return { unknown: `The data has no column for ${called(found)}.` };
  const { physicalType } = found.property;
  const promised = physicalType === undefined ? undefined : parsePhysicalType(physicalType);
  const logical = typeOf(found.property);
  if (!shape.typed) return byValues(found, logical, promised);
  const actual = typeAt(found, shape);
  if (actual === undefined) return { unknown: `What ${called(found)} holds cannot be told from the type ${named(column.type)} of its column.` };
  const stored = found.parent === undefined ? named(column.type) : named(actual.name);
  return promised === undefined ? byLogical(found, logical, actual, stored, serverType) : byPhysical(found, promised, logical, actual, stored, serverType);
}

function byPhysical(found: Found, promised: PhysicalType, logical: LogicalType | undefined, actual: PhysicalType, stored: string, serverType: string | undefined): ByShape {
  const change = compareTypes(promised, actual);
  const worded = logical !== undefined && isReadable(logical) && logicalTypeOf(actual) === "string";
  if (change === "same" || change === "narrowed") return worded ? readable(found, logical) : { kept: true };
  const meant = logicalTypeOf(promised);
  const alike = meant !== undefined && meant === logicalTypeOf(actual);
  const bounds = boundsIn(promised);
  if (alike && worded) return readable(found, logical, bounds);
  if (alike && bounds !== undefined) return { measure: noRows(misfits(found, bounds)), counts: `with a value of ${called(found)} that has no room in ${named(found.property.physicalType ?? "")}`, reason: `It is stored as ${stored}.` };
  if (change === "changed" && !(alike && isSame(meant, promised, actual))) {
    const soft = ["JSON", "VARIANT", "XML", "INET"].some((name) => promised.name.startsWith(name)) && logicalTypeOf(actual) === "string";
    return soft ? { unknown: `It is stored as ${stored}, which may hold ${named(promised.name)} or anything else.` } : { kept: false, reason: `It is stored as ${stored}.` };
  }
  return alike ? { kept: true, reason: `It is stored as ${stored}.` } : byLogical(found, logical ?? meant, actual, stored, serverType);
}

/** Types that differ in what an engine does not tell: a zone that only one of them says, the padding of a text. */
function isSame(meant: LogicalType, promised: PhysicalType, actual: PhysicalType): boolean {
  if (meant === "timestamp" || meant === "time") return promised.zone === undefined || actual.zone === undefined || promised.zone === actual.zone;
  return meant === "string" && !["ENUM", "XML", "INET"].includes(promised.name);
}

function byLogical(found: Found, logical: LogicalType | undefined, actual: PhysicalType, stored: string, serverType: string | undefined): ByShape {
  const nobody = { unknown: `Nobody here knows whether ${stored} is the promised type.` };
  if (logical === undefined) return nobody;
  const text = logicalTypeOf(actual) === "string";
  const fits = text && logical !== "string" ? (physicalFits(actual, logical, serverType) === "no" ? "no" : "unknown") : physicalFits(actual, logical, serverType);
  if (fits !== "unknown") return fits === "yes" ? { kept: true } : { kept: false, reason: `It is stored as ${stored}.` };
  return isReadable(logical) && (text || logical === "integer" || logical === "number") ? readable(found, logical) : nobody;
}

/** A source that has only texts: what reads as a value of the type is one. */
function byValues(found: Found, logical: LogicalType | undefined, promised: PhysicalType | undefined): ByShape {
  const bounds = promised === undefined ? undefined : boundsIn(promised);
  if (logical !== undefined && isReadable(logical)) return readable(found, logical, bounds);
  if (logical === "string") return bounds === undefined ? { kept: true } : { measure: noRows(misfits(found, bounds)), counts: `with a value of ${called(found)} that has no room in ${named(found.property.physicalType ?? "")}` };
  return { unknown: `The source has no types of its own, and nobody here reads texts as ${logical === undefined ? "that type" : named(logical)}.` };
}

function readable(found: Found, to: ReadAs, bounds?: (column: Column) => Predicate): ByShape {
  const foreign = foreignFormat(found.property);
  if (foreign !== undefined) {
    const pattern = datePattern(foreign);
    return pattern === undefined ? { unknown: `Nobody here reads the date format ${named(foreign)}.` } : { measure: noRows(misfits(found, (column) => ({ is: "matches", column, pattern }))), counts: `with a value of ${called(found)} that is not written as ${named(foreign)}` };
  }
  const fits = (column: Column): Predicate => both({ is: "castable", column, to }, ...(bounds === undefined ? [] : [bounds(column)]));
  return { measure: noRows(misfits(found, fits)), counts: `with a value of ${called(found)} that is no ${to}${bounds === undefined ? "" : `, or has no room in ${named(found.property.physicalType ?? "")}`}` };
}

const isReadable = (type: LogicalType): type is ReadAs & LogicalType => ["integer", "number", "boolean", "date", "timestamp", "time"].includes(type);

/** What values have room in a type, where it is a text with a length or a list of texts, a UUID, an integer or a decimal with digits. */
function boundsIn(type: PhysicalType): ((column: Column) => Predicate) | undefined {
  const members = type.name === "ENUM" ? type.parameters.filter((text) => typeof text === "string") : [];
  const uuid = type.name === "UUID" ? formatPattern("uuid") : undefined;
  const { longest, least, most, below, scale } = boundsOf(type);
  const number = (sign: "<" | "<=" | ">" | ">=", end: bigint) => (column: Column): Predicate => ({ is: "compared", column, with: sign, value: { kind: "number", value: String(end) } });
  const parts = [
    ...(members.length === 0 ? [] : [(column: Column): Predicate => ({ is: "in", column, values: members.map((value) => ({ kind: "text", value })) })]),
    ...(uuid === undefined ? [] : [(column: Column): Predicate => ({ is: "matches", column, pattern: uuid })]),
    ...(longest === undefined ? [] : [(column: Column): Predicate => ({ is: "length", column, of: "text", with: "<=", value: longest })]),
    ...(least === undefined ? [] : [number(">=", least)]), ...(most === undefined ? [] : [number("<=", most)]),
    ...(below === undefined ? [] : [number(">", -below), number("<", below)]),
    ...(scale === undefined ? [] : [(column: Column): Predicate => ({ is: "multiple", column, of: scale === 0 ? "1" : `0.${"1".padStart(scale, "0")}` })]),
  ];
  return parts.length === 0 ? undefined : (column) => both(...parts.map((part) => part(column)));
}
