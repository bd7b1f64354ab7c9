import type { ProtoEnum } from "#model";
import { type TypeUse, parentOf } from "./types.ts";

/** Types that are read from the same bytes (Language Guide, "Updating A Message Type"). */
const sameBytes: readonly (readonly string[])[] = [["int32", "int64", "uint32", "uint64", "bool"], ["sint32", "sint64"], ["fixed32", "sfixed32"], ["fixed64", "sfixed64"]];
/** Types that are written alike in ProtoJSON too: numbers as numbers, those of 64 bits as strings. */
const sameJson: readonly (readonly string[])[] = [["int32", "uint32"], ["int64", "uint64"], ["fixed32", "sfixed32"], ["fixed64", "sfixed64"]];

const together = (groups: readonly (readonly string[])[], a: string, b: string) => a === b || groups.some((group) => group.includes(a) && group.includes(b));

/** Whether the new type reads the bytes of the old one. */
export function wireCompatible(was: TypeUse, is: TypeUse): boolean {
  if (was.type === "string" && is.type === "bytes") return true;
  return together(sameBytes, was.type, is.type) && (was.name === is.name || sameDeclaration(was, is));
}

/** Whether the new type reads the bytes and the JSON of the old one. */
export function jsonCompatible(was: TypeUse, is: TypeUse): boolean {
  return together(sameJson, was.type, is.type) && (was.name === is.name || sameDeclaration(was, is));
}

export const sameType = (was: TypeUse, is: TypeUse) => was.type === is.type && was.name === is.name;

/** An enum may be moved and may grow, as long as it keeps its short name. */
function sameDeclaration(was: TypeUse, is: TypeUse): boolean {
  if (was.declared === undefined || is.declared === undefined) return false;
  return shortName(was.name) === shortName(is.name) && holds(is.declared, was.declared);
}

const shortName = (name = "") => name.slice(parentOf(name).length);

function holds(larger: ProtoEnum, smaller: ProtoEnum): boolean {
  const values = new Set(larger.values.map(({ name, number }) => `${number} ${name}`));
  return smaller.values.every(({ name, number }) => values.has(`${number} ${name}`));
}
