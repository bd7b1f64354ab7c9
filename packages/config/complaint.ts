import type { Json, Problem } from "#model";
import { closest, either, named } from "#text";
import { keys } from "./keys.ts";
import type { SchemaError } from "./schema-error.ts";
import type { Mistake, Place } from "./tree.ts";

const known = keys.map(({ key }) => key);

/** What the schema has against the value at a place, for people. `value` is what stands there. */
export function complaint(error: SchemaError, place: Place, value: unknown): Problem {
  const [top, ...deeper] = place.path;
  const row = keys.find(({ key }) => key === top);
  const where = row === undefined ? "The file" : deeper.length === 0 ? named(row.key) : `${named(String(deeper.at(-1)))} under ${named(row.key)}`;
  if (error.keyword === "enum" && Array.isArray(error.params["allowedValues"])) {
    const allowed = error.params["allowedValues"].map(String);
    const near = typeof value === "string" ? closest(value, allowed) : undefined;
    const what = typeof deeper.at(-1) === "number" ? named(String(top)) : where;
    return problem("invalid-value", place, `${what} cannot be ${named(words(value))}.`, near === undefined ? `Write ${either(allowed)}.` : `Did you mean ${named(near)}?`);
  }
  if (error.keyword === "pattern") {
    const [is, hint] = row?.misfit ?? ["no path inside the repository", "Write it from the repository's root, with `/` between folders and without `..`."];
    return problem("invalid-value", place, `${named(words(value))} is ${is}.`, hint);
  }
  if (row === undefined) return problem("wrong-type", place, "The file is not a map of settings.", `Write one setting per line; there are ${either(known)}.`);
  const item = typeof deeper.at(-1) === "number" ? `An item of ${named(row.key)}` : where;
  const wrong = error.keyword === "required" ? `has no ${named(String(error.params["missingProperty"]))}` : `is not a ${kinds[String(error.params["type"])] ?? "text"}`;
  return problem("wrong-type", place, deeper.length === 0 ? `${where} is not ${row.wants}.` : `${item} ${wrong}.`, `Write ${row.wants}, for example \`${row.key}: ${JSON.stringify(row.examples[0])}\`.`);
}

const kinds: Readonly<Record<string, string>> = { object: "map", array: "list", integer: "whole number" };

/** A key of the file, of a setting that is a map, or of an item of a list, that no row knows. */
export function unknownKey(place: Place): Problem {
  const [top, ...deeper] = place.path;
  const key = String(place.path.at(-1));
  const there = deeper.length === 0 ? known : keysInside(String(top));
  const near = closest(key, there);
  const where = deeper.length === 0 ? "There is no setting" : deeper.length === 1 ? `${named(String(top))} has no key` : `An item of ${named(String(top))} has no key`;
  return problem("unknown-field", { ...place, value: place.key ?? place.value }, `${where} ${named(key)}.`, near === undefined ? `There are ${either(there, 20)}.` : `Did you mean ${named(near)}?`);
}

/** The keys that a setting may have that is a map, or that the maps in a list may have, from the row's schema. */
function keysInside(setting: string): string[] {
  const schema = keys.find(({ key }) => key === setting)?.schema;
  const items = schema?.["items"];
  const holder = typeof items === "object" && items !== null && !Array.isArray(items) ? (items as { readonly [key: string]: Json }) : schema;
  const properties = holder?.["properties"];
  return Object.keys(typeof properties === "object" && properties !== null ? properties : {});
}

/** A key under `levels` that is no rule and no kind of change. */
export function unknownId(id: string, ids: readonly string[], place: Place): Problem {
  const near = closest(id, ids);
  return problem("invalid-value", { ...place, value: place.key ?? place.value }, `No rule and no kind of change is called ${named(id)}.`,
    near === undefined ? "Run `meshgate explain` to see them all, or remove the line." : `Did you mean ${named(near)}?`);
}

/** What kept the text from being read. */
export function unreadable({ rule, at, path, what }: Mistake): Problem {
  if (rule === "duplicate-key") return { rule, at, path, message: `The key ${named(what)} is written twice.`, hint: "Keep one of the two." };
  if (rule === "limit-exceeded") return { rule, at, path, message: `The file has more than ${what}.`, hint: "Write it shorter." };
  return { rule, at, path, message: `This is not YAML: ${named(what.split("\n")[0] ?? what)}.` };
}

function words(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function problem(rule: Problem["rule"], place: Place, message: string, hint: string): Problem {
  return { rule, at: place.value, path: place.path, message, hint };
}
