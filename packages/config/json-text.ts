import { named, shown } from "#text";
import type { SchemaError, Validator } from "./schema-error.ts";

/** The schema version that is written; another major is refused. */
export const version = "1.0";

const most = { megabytes: 20, depth: 100 };

/** Hostile JSON text → a map, or one sentence that says why not. `what` names the text in it: "The report". Never throws. */
export function parseJson(what: string, text: string): { readonly map: Readonly<Record<string, unknown>> } | { readonly problem: string } {
  if (text.length > most.megabytes * 1024 * 1024) return { problem: `${what} has more than ${most.megabytes} MB.` };
  if (isDeep(text)) return { problem: `${what} is nested more than ${most.depth} deep.` };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: `${what} is not a JSON object.` };
    return { map: Object.fromEntries(Object.entries(value)) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `${what} is not JSON.` };
    throw error;
  }
}

/** Why a text of this `meshgate` version cannot be read, or undefined. */
export function refused(what: string, meshgate: unknown): string | undefined {
  const [major] = version.split(".");
  if (typeof meshgate !== "string" || !/^\d{1,6}\.\d{1,6}$/.test(meshgate)) return `${what} has no version like \`meshgate: "${version}"\`.`;
  return meshgate.split(".")[0] === major ? undefined : `${what} is of version ${named(meshgate)} and this Meshgate reads ${major}.x; use the same Meshgate in every step.`;
}

/** A value as the schema knows it, or one sentence with the first thing that the schema has against it. Takes out the keys that it does not know. */
export function checked<T>(what: string, value: unknown, validate: Validator<T>): { readonly value: T } | { readonly problem: string } {
  return validate(value) ? { value } : { problem: `${what} does not fit its schema: ${fault(validate.errors?.[0])}.` };
}

function fault(error: SchemaError | undefined): string {
  const place = named(error?.instancePath.slice(1).replaceAll("/", ".") || "it");
  const missing = error?.params["missingProperty"];
  if (typeof missing === "string") return `${place} has no ${named(missing)}`;
  return `${place} fails ${named(`${error?.keyword} ${shown(JSON.stringify(error?.params))}`)}`;
}

/** Whether more brackets are open than are read, counted before the text is parsed. */
function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted) index += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > most.depth) return true;
  }
  return false;
}
