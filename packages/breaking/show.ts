import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { named } from "#text";

/** An element as people write it: `orders.total`; a name that holds a dot or a quote stands in quotes. For reading only, never to be compared. */
export function elementName(path: readonly string[]): string {
  return named(path.map((name) => (/[."]/.test(name) ? JSON.stringify(name) : name)).join(".").replaceAll(".[]", "[]"));
}

/** A value of a contract inside a message, quoted and capped; "nothing" where it is absent. A text that looks like a number or a flag keeps its quotes. */
export function show(value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  return named(typeof value === "string" && !mistakable.test(value) ? value : canonical(value));
}

const mistakable = /^(?:true|false|null|-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,5})?)$/;

/** A value of a schema file, where a text is the text that stands there and `null` is a value like any other. */
export function literal(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  return named(typeof value === "string" ? value : canonical(value));
}

/** A word of a language, such as a type or a symbol: without quotes, whatever else it looks like. */
export function word(value: Json | undefined): string {
  return typeof value === "string" ? named(value) : show(value);
}
