import { isDefinitions, reachOf, type SchemaSide } from "#inclusion";
import type { Json, JsonSchemaFile } from "#model";
import type { Book } from "./book.ts";

/** A schema that others see: the document, or a definition in it that the document itself does not use and that is there to be referred to. */
export interface Target {
  /** Steps to it; none for the document. */
  readonly path: readonly string[];
  /** As it was, or as it would have been with another older document. */
  before(document?: Json): SchemaSide;
  after(): SchemaSide;
  /** A schema inside the older document, or inside another in its place, as a schema of its own. */
  inside(path: readonly string[], document?: Json): SchemaSide;
  /** Definitions may be on one side only. */
  readonly there: { readonly before: boolean; readonly after: boolean };
}

export function targetsOf(was: JsonSchemaFile, is: JsonSchemaFile, old: Book, now: Book): Target[] {
  const inside: Target["inside"] = (path, document) => old.definition(was, path, document);
  const whole: Target = { path: [], before: (document) => old.side(was, document), after: () => now.side(is), inside, there: { before: true, after: true } };
  const [before, after] = [unused(was, old), unused(is, now)];
  const names = new Map([...before, ...after].map((path) => [JSON.stringify(path), path]));
  const definitions = [...names].flatMap(([key, path]): Target[] => {
    const has = (all: readonly (readonly string[])[], { schema }: JsonSchemaFile) => (all.some((one) => JSON.stringify(one) === key) ? "unused" : at(schema, path) === undefined ? "absent" : "used");
    const [b, a] = [has(before, was), has(after, is)];
    if (b === "used" || a === "used") return [];
    return [{ path, before: (document) => old.definition(was, path, document), after: () => now.definition(is, path), inside, there: { before: b === "unused", after: a === "unused" } }];
  });
  return [...definitions, whole];
}

/** The definitions of a document that its root does not lead to. */
function unused({ schema, file, dialect }: JsonSchemaFile, book: Book): (readonly string[])[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [];
  const lists = Object.entries(schema as Record<string, Json>).filter(([keyword, value]) => isDefinitions(keyword) && typeof value === "object" && value !== null && !Array.isArray(value));
  if (lists.length === 0) return [];
  const { schemas } = reachOf({ ...book.side({ schema, file, dialect } as JsonSchemaFile) });
  return lists.flatMap(([keyword, map]) => Object.entries(map as Record<string, Json>).flatMap(([name, one]) => (leadsInto(one, schemas) ? [] : [[keyword, name]])));
}

/** Whether a schema or one below it is among those that are reached. */
function leadsInto(one: Json, reached: ReadonlySet<Json>): boolean {
  const open: Json[] = [one];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (reached.has(next)) return true;
    open.push(...(Object.values(next) as Json[]));
  }
  return false;
}

function at(schema: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((node, step) => (typeof node === "object" && node !== null && !Array.isArray(node) && Object.hasOwn(node, step) ? (node as Record<string, Json>)[step] : undefined), schema);
}
