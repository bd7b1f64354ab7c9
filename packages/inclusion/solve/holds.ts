import { compare, decimal, isMultiple } from "#decimal";
import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { counted, not, type Truth } from "../evaluate/outcome.ts";
import { bitOf, type Form } from "../forms/form.ts";
import { isArray, isObject, lengthOf, typeOf } from "../json.ts";
import { hasFormat, hasPattern } from "../languages/languages.ts";

/** Schemas that may be read inside each other for one value. */
const deepest = 400;

/** Whether a value fits a form. A fact that is asked of a value of another type answers anything: a question of type stands beside it. */
export function holds(form: Form, value: Json, depth = 0): Truth {
  const go = (one: Form, other: Json = value) => holds(one, other, depth + 1);
  if (depth > deepest) return undefined;
  switch (form.is) {
    case "any": return true;
    case "none": return false;
    case "and": return every(form.parts, (part) => go(part));
    case "or": return not(every(form.parts, (part) => not(go(part))));
    case "type": return (form.types & bitOf(typeOf(value))) !== 0;
    case "value": return form.texts.has(canonical(value)) !== form.refused;
    case "opaque": return undefined;
    case "schema": return flip(go(form.reader.read(form.spot, form.scope)), form.refused);
    case "least": return sizeOf(value) >= form.size;
    case "most": return sizeOf(value) <= form.size;
    case "from": case "to": case "multiple": return typeof value === "number" ? fitsNumber(form, value) : false;
    case "pattern": return typeof value === "string" ? flip(hasPattern(form.pattern, value), form.refused) : false;
    case "format": return typeof value === "string" ? flip(hasFormat(form.format, value), form.refused) : false;
    default: return isArray(value) ? fitsArray(form, value, go) : isObject(value) ? fitsObject(form, Object.entries(value), go) : false;
  }
}

const flip = (truth: Truth, refused: boolean): Truth => (refused ? not(truth) : truth);

function every<T>(parts: readonly T[], test: (part: T) => Truth): Truth {
  let all: Truth = true;
  for (const part of parts) {
    const one = test(part);
    if (one === false) return false;
    all = all && one;
  }
  return all;
}

function sizeOf(value: Json): number {
  if (typeof value === "string") return lengthOf(value);
  return isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
}

function fitsNumber(form: Extract<Form, { is: "from" | "to" | "multiple" }>, value: number): Truth {
  const exact = decimal(value);
  if (exact === undefined) return undefined;
  if (form.is === "multiple") return isMultiple(exact, form.of) !== form.refused;
  const order = compare(exact, form.bound);
  return order === 0 ? !form.open : form.is === "from" ? order > 0 : order < 0;
}

type Go = (form: Form, value: Json) => Truth;

function fitsArray(form: Form, value: readonly Json[], go: Go): Truth {
  switch (form.is) {
    case "item": return value.length > form.at ? go(form.form, value[form.at] as Json) : true;
    case "many": return counted(value.slice(form.from).map((item) => go(form.form, item)), form.least, Infinity);
    case "few": return counted(value.slice(form.from).map((item) => go(form.form, item)), 0, form.most);
    case "unique": return (new Set(value.map(canonical)).size === value.length) !== form.refused;
    default: return false;
  }
}

function fitsObject(form: Form, entries: readonly [string, Json][], go: Go): Truth {
  if (form.is !== "every" && form.is !== "some") return false;
  const some = form.is === "some";
  return flip(every(entries, ([key, value]) => {
    const applies = go(form.keys, key);
    if (applies === false) return true;
    const fits = flip(go(form.form, value), some);
    return applies === true ? fits : fits === true ? true : undefined;
  }), some);
}
