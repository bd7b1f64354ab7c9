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

/** A quality rule as people say it: `rowCount mustBeGreaterThan 5, severity error`. */
export function showRule(rule: Json | undefined): string {
  if (!isMap(rule)) return show(rule);
  const { metric, text, query, type, operator, value, unit, ...others } = rule;
  const [named, ...rest] = [metric, text, query].filter((part) => part !== undefined);
  const limit = operator === undefined ? [] : [[operator, value, unit].flatMap((part) => (part === undefined ? [] : plain(part))).join(" ")];
  const more = { ...(metric === undefined && type !== undefined && named === undefined ? { type } : {}), ...(operator === undefined && unit !== undefined ? { unit } : {}), ...others };
  const start = named === undefined ? limit : [[plain(named), ...limit].join(" ")];
  return show([...start, ...rest.map(plain), ...pairs(more)].join(", "));
}

/** A service level as people say it: `1 h, element orders.total`. */
export function showLevel(level: Json | undefined): string {
  if (!isMap(level)) return show(level);
  const { property: _, value, unit, ...others } = level;
  const said = [value, unit].flatMap((part) => (part === undefined ? [] : plain(part))).join(" ");
  const whole = [...(said === "" ? [] : [said]), ...pairs(others)].join(", ");
  return show(whole === "" ? undefined : whole);
}

/** What a reference leads to: `customers.id`; of an object's relationship, from where. */
export function showTarget(target: Json | undefined): string {
  if (!isMap(target)) return show(target);
  const ends = [target["from"], target["to"]].map((end) => (Array.isArray(end) ? end.map(plain).join(", ") : undefined));
  return show(ends.filter((end) => end !== undefined).join(" → "));
}

/** Settings by their names: `database sales, port 5432`. */
export function showSettings(settings: Json | undefined): string {
  return isMap(settings) ? show(pairs(settings).join(", ")) : show(settings);
}

const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);
const plain = (value: Json): string => (typeof value === "string" ? value : value === null ? "nothing" : canonical(value));
const pairs = (map: { readonly [key: string]: Json }): string[] => Object.entries(map).map(([key, value]) => `${key} ${plain(value)}`);
