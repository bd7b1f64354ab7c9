import type { SchemaSide } from "#inclusion";
import type { Json, JsonSchemaFile } from "#model";

/** The schema files of one side, as they may refer to each other. */
export interface Book {
  readonly documents: ReadonlyMap<string, Json>;
  /** Whether any of them says `format`. */
  readonly formats: boolean;
  /** A file's schema, or another one in its place. */
  side(file: JsonSchemaFile, schema?: Json): SchemaSide;
  /** A definition of a file, or of another schema in its place, as if it were a schema of its own. */
  definition(file: JsonSchemaFile, steps: readonly string[], schema?: Json): SchemaSide;
}

/** `known`: schemas that every side knows, by URI; a file may go by the same. */
export function bookOf(files: readonly JsonSchemaFile[], known: ReadonlyMap<string, Json> = new Map()): Book {
  const documents = new Map<string, Json>();
  for (const { file, schema } of files) documents.set(uriOf(file), schema);
  for (const { schema } of files) {
    const id = idOf(schema);
    if (id !== undefined && !documents.has(id)) documents.set(id, copy(schema));
  }
  for (const [uri, schema] of known) if (!documents.has(uri)) documents.set(uri, copy(schema));
  const withSchema = (file: JsonSchemaFile, schema: Json) => {
    if (schema === file.schema) return documents;
    const other = new Map(documents).set(uriOf(file.file), schema);
    const [old, now] = [idOf(file.schema), idOf(schema)];
    if (old !== undefined) other.delete(old);
    if (now !== undefined) other.set(now, copy(schema));
    return other;
  };
  return {
    documents,
    formats: [...documents.values()].some((schema) => JSON.stringify(schema).includes('"format"')),
    side: (file, schema = file.schema) => ({ schema, dialect: file.dialect, base: uriOf(file.file), documents: withSchema(file, schema) }),
    definition: (file, steps, schema = file.schema) => ({
      schema: { $ref: `${uriOf(file.file)}#${steps.map((step) => `/${encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}` },
      dialect: file.dialect, base: "schema:///definition", documents: withSchema(file, schema),
    }),
  };
}

/** A path as a URI. */
export const uriOf = (file: string): string => new URL(file.split("/").map(encodeURIComponent).join("/"), "file:///").href;

/** The absolute URI that a schema gives itself. */
function idOf(schema: Json): string | undefined {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return undefined;
  const { $id, id } = schema as Record<string, Json>;
  const said = typeof $id === "string" ? $id : id;
  return typeof said === "string" && URL.canParse(said) ? said.replace(/#$/, "") : undefined;
}

/** Schemas are told apart by identity, so that one that stands under two URIs has to be two. */
function copy(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const made: Record<string, Json> = Object.create(null);
  for (const [key, part] of Object.entries(value as Record<string, Json>)) made[key] = copy(part);
  return made;
}
