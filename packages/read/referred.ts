import type { Document, Json } from "#model";

/** The paths of other files that the JSON Schemas of some documents refer to, from the place of their own: what `$ref: "../address.json#/$defs/a"` leads to. */
export function filesReferredTo(documents: readonly Document[]): string[] {
  const found = new Set<string>();
  for (const { schema } of documents) {
    if (schema?.format !== "json-schema") continue;
    for (const reference of referencesIn(schema.schema)) {
      const path = pathOf(reference, schema.file);
      if (path !== undefined && path !== schema.file) found.add(path);
    }
  }
  return [...found];
}

function referencesIn(root: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Json[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node) as [string, Json][]) {
      if ((key === "$ref" || key === "$dynamicRef") && typeof value === "string") found.add(value);
      open.push(value);
    }
  }
  return found;
}

/** A reference without scheme and host (RFC 3986 §4.2) from a file → a path, which may start with `..`; undefined for another place, or this very document. */
function pathOf(reference: string, file: string): string | undefined {
  const written = reference.replace(/[?#].*$/s, "");
  if (written === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) return undefined;
  const steps: string[] = written.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const step of written.split("/")) {
    const name = decoded(step);
    if (name === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (name !== "" && name !== ".") steps.push(name);
  }
  return steps.join("/");
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
