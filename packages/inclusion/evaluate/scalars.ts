import { decimal, isMultiple } from "#decimal";
import type { Dialect, Json } from "#model";
import { named } from "#text";
import { isArray, type JsonObject, lengthOf, same, typeOf } from "../json.ts";
import { hasFormat, hasPattern, patternTexts } from "../languages/languages.ts";
import type { Truth } from "./outcome.ts";
import { type Run, unsure } from "./run.ts";

/** `type`, `enum` and `const`. */
export function checkValue(said: JsonObject, value: Json): boolean {
  const { type, enum: list, const: constant } = said;
  if (type !== undefined && !(isArray(type) ? type : [type]).some((name) => isOfType(value, name))) return false;
  if (isArray(list) && !list.some((one) => same(one, value))) return false;
  return constant === undefined || same(constant, value);
}

const isOfType = (value: Json, name: Json): boolean => (name === "integer" ? typeof value === "number" && Number.isInteger(value) : typeOf(value) === name);

/** The keywords of numbers. Doubles compare as the decimals that they are written as do, so only multiples need decimals. */
export function checkNumber(run: Run, said: JsonObject, value: number, dialect: Dialect): Truth {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = said;
  if (!Number.isFinite(value)) return unsure(run, "a number is too large to be known");
  if (typeof minimum === "number" && (value < minimum || (value === minimum && exclusiveMinimum === true && dialect === "draft-04"))) return false;
  if (typeof maximum === "number" && (value > maximum || (value === maximum && exclusiveMaximum === true && dialect === "draft-04"))) return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) return false;
  if (typeof multipleOf !== "number") return true;
  const [amount, step] = [decimal(value), decimal(multipleOf)];
  return amount === undefined || step === undefined ? unsure(run, "a number is too large to be known") : isMultiple(amount, step);
}

/** The keywords of texts. */
export function checkText(run: Run, said: JsonObject, value: string, asserts: boolean): Truth {
  const { minLength, maxLength, pattern, format } = said;
  if (typeof minLength === "number" && lengthOf(value) < minLength) return false;
  if (typeof maxLength === "number" && lengthOf(value) > maxLength) return false;
  const form = asserts && typeof format === "string" ? hasForm(run, format, value) : true;
  const fits = typeof pattern === "string" ? matches(run, pattern, value) : true;
  return form === false || fits === false ? false : form === true && fits === true ? true : undefined;
}

/** Whether a pattern is found in a text. */
export function matches(run: Run, pattern: string, text: string): Truth {
  const known = patternTexts(pattern);
  return "unknown" in known ? unsure(run, `the pattern ${named(pattern)} cannot be judged: ${known.unknown}`) : hasPattern(pattern, text);
}

function hasForm(run: Run, format: string, text: string): Truth {
  return hasFormat(format, text) ?? unsure(run, `nobody can say whether ${named(text)} has the format ${named(format)}`);
}
