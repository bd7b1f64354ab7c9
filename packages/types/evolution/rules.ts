import type { Engine, May, Rules } from "../engine.ts";
import type { PhysicalField, PhysicalType } from "../physical.ts";
import { storedAs } from "./stored.ts";

/** What a type belongs to: the table itself, a column, a field of a struct, or something in an array or map. */
export type Place = "table" | "column" | "struct" | "collection";

/** The place of a field in a struct that stands there. */
export const below = (place: Place): Place => (place === "table" ? "column" : place === "collection" ? "collection" : "struct");

/** The worse of answers: no, then unknown, then yes. */
export function worst(...answers: readonly May[]): May {
  return answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}

export function ruleOf(engine: Engine, rule: Exclude<keyof Rules, "optionalAddedWithDefault">, place: Place): May {
  const struct = engine.inStruct?.[rule] ?? engine.rules[rule];
  return place === "table" || place === "column" ? engine.rules[rule] : place === "struct" ? struct : engine.inCollection?.[rule] ?? struct;
}

/** May a field be added while there are rows without it? */
export function mayAdd(engine: Engine, field: PhysicalField, place: Place): May {
  if (isOptional(engine, field)) return (field.default === undefined ? undefined : engine.rules.optionalAddedWithDefault) ?? ruleOf(engine, "optionalAdded", place);
  const word = storedAs(engine, field.type)?.word;
  const useless = !hasDefault(field) || (word !== undefined && engine.nullDefault?.includes(word) === true);
  return ruleOf(engine, useless ? "requiredAdded" : "requiredAddedWithDefault", place);
}

/** Whether nulls are allowed, as the engine stores the field. A type that does not say allows them. */
export function isOptional(engine: Engine, { type, default: value }: Pick<PhysicalField, "type" | "default">): boolean {
  return type.nullable !== false || (engine.relaxesEmpty === true && isEmpty(type, value));
}

export const hasDefault = ({ default: value }: Pick<PhysicalField, "default">) => value !== undefined && value !== null;

const isEmpty = ({ name }: PhysicalType, value: PhysicalField["default"]) =>
  (name === "MAP" || name === "ARRAY" || name === "LIST" || name === "MULTISET") && typeof value === "object" && value !== null && Object.keys(value).length === 0;
