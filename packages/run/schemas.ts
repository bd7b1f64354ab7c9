import type { SchemaFiles } from "#config";
import { type Bytes, type ChangedFile, globs, listFiles, readAt, readBytes } from "#host";
import type { Reading } from "#model";
import { bytesOf, readSchema, schemaFormatOf } from "#read";
import { referredTo } from "./referred.ts";
import type { Workspace } from "./workspace.ts";

/** What a path is by its name or by the configuration: a schema file of a format. */
export interface SchemaFile {
  readonly format: string;
  readonly dialect?: string;
  /** The row of `schemas:` that says so. */
  readonly said?: SchemaFiles;
}

/** Path → what schema file it is, or nothing. The configuration goes before the name. */
export function schemaFiles({ config }: Workspace): (file: string) => SchemaFile | undefined {
  const left = globs(config.exclude);
  const rows = config.schemas.map((said) => ({ said, wanted: globs([said.files]) }));
  return (file) => {
    if (left.matches(file)) return undefined;
    const row = rows.find(({ wanted }) => wanted.matches(file))?.said;
    if (row !== undefined) return { format: row.format, said: row, ...(row.dialect === undefined ? {} : { dialect: row.dialect }) };
    const format = schemaFormatOf(file);
    return format === undefined ? undefined : { format };
  };
}

/** Bytes of a schema file → what it declares. */
export function readSchemaFile(file: string, bytes: Uint8Array, { format, dialect }: SchemaFile): Promise<Reading> {
  return readSchema(file, bytes, format, dialect === undefined ? {} : { dialect });
}

/** The schema files of a repository as they were and as they are. */
export interface SchemaSides {
  readonly before: readonly Reading[];
  readonly after: readonly Reading[];
  /** Of `after`: what differs from the base. */
  readonly changed: readonly Reading[];
}

/** Every schema file of the formats of which one differs: files of a format may name each other. JSON Schemas also name files that nothing but their reference makes schemas. */
export async function readSchemas(workspace: Workspace, base: string, files: readonly ChangedFile[]): Promise<SchemaSides> {
  const none = { before: [], after: [], changed: [] };
  const whatIs = schemaFiles(workspace);
  const own = new Set(files.flatMap(({ path, was }) => [whatIs(path)?.format, was === undefined ? undefined : whatIs(was)?.format]).filter((format) => format !== undefined));
  const others = own.has("json-schema") ? [] : files.filter(({ path }) => /\.(?:json|ya?ml)$/i.test(path) && whatIs(path) === undefined);
  if (own.size === 0 && others.length === 0) return none;
  const whole = { ...workspace.repository, prefix: "" };
  const listed = (await listFiles(whole, ["**"])).files;
  const inRepository = new Set(listed);
  const bytesNow = (file: string) => readBytes(whole, file, bytesOf(whatIs(file)?.format ?? "json-schema"));
  const mayRefer = others.length > 0 && listed.some((file) => whatIs(file)?.format === "json-schema" && refersToFile(bytesNow(file)));
  const formats = mayRefer ? new Set([...own, "json-schema"]) : own;
  if (formats.size === 0) return none;
  const now = listed.filter((file) => formats.has(whatIs(file)?.format ?? ""));
  const differing = new Map(files.map((file) => [file.path, file]));
  const old = [...now.filter((file) => !differing.has(file)), ...files.flatMap(({ before }) => (before === undefined || !formats.has(whatIs(before.path)?.format ?? "") ? [] : [before.path]))];
  const after = await Promise.all(now.map((file) => readOne(file, bytesNow(file), whatIs(file))));
  const before = await Promise.all([...(await readAt(whole, base, old, Math.max(...[...formats].map(bytesOf))))].map(([file, bytes]) => readOne(file, bytes, whatIs(file))));
  const named = await referredTo(before, after, async (file) => referred(file, (await readAt(whole, base, [file], bytesOf("json-schema"))).get(file)), async (file) => (inRepository.has(file) ? referred(file, bytesNow(file)) : undefined));
  const all = { before: [...before, ...named.before], after: [...after, ...named.after] };
  const touched = own.has("json-schema") || named.after.concat(named.before).some(({ file }) => differing.has(file));
  const kept = (readings: readonly Reading[]) => (touched ? readings : readings.filter(({ format }) => format !== "json-schema"));
  return { before: kept(all.before), after: kept(all.after), changed: after.filter(({ file }) => differing.has(file)) };
}

/** A reference that leads out of its document and is no address, as far as a look at the text can tell. */
const elsewhere = /["']?\$ref["']?\s*:\s*["']?(?![#"'\s]|[a-z][a-z0-9+.-]*:)/i;
const refersToFile = (bytes: Bytes) => "bytes" in bytes && elsewhere.test(Buffer.from(bytes.bytes).toString("latin1"));

async function referred(file: string, bytes: Bytes | undefined): Promise<Reading | undefined> {
  return bytes === undefined || ("problem" in bytes && bytes.problem !== "too-large") ? undefined : readOne(file, bytes, { format: "json-schema" });
}

/** What was read of a file → what it declares, or why it was not read. */
export async function readOne(file: string, bytes: Bytes, schema: SchemaFile | undefined): Promise<Reading> {
  if (schema !== undefined && "bytes" in bytes) return readSchemaFile(file, bytes.bytes, schema);
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const [message, hint] = "problem" in bytes ? [bytes.message, bytes.hint] : ["It is no schema file.", "Name its format under `schemas:`."];
  const rule = "problem" in bytes && bytes.problem === "too-large" ? "limit-exceeded" : "unreadable-file";
  return { file, ...(schema === undefined ? {} : { format: schema.format }), text: "", documents: [{ file, index: 0, problems: [{ rule, at, path: [], message, hint }] }] };
}
