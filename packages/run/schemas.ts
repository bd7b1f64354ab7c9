import type { SchemaFiles } from "#config";
import { type Bytes, type ChangedFile, globs, listFiles, readAt, readBytes } from "#host";
import type { Reading } from "#model";
import { bytesOf, readSchema, schemaFormatOf } from "#read";
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

/** A schema file that was named to lint: what is wrong with its text. What it declares is judged by its changes, not by the rules of contracts. */
export async function lintedSchema({ repository }: Workspace, file: string, schema: SchemaFile): Promise<Reading> {
  const reading = await readOne(file, readBytes(repository, file, bytesOf(schema.format)), schema);
  return { ...reading, format: schema.format, documents: reading.documents.map(({ index, problems }) => ({ file, index, problems })) };
}

/** The schema files of a repository as they were and as they are. */
export interface SchemaSides {
  readonly before: readonly Reading[];
  readonly after: readonly Reading[];
  /** Of `after`: what differs from the base. */
  readonly changed: readonly Reading[];
}

/** Every schema file of the formats of which one differs: files of a format may name each other. */
export async function readSchemas(workspace: Workspace, base: string, files: readonly ChangedFile[]): Promise<SchemaSides> {
  const whatIs = schemaFiles(workspace);
  const formats = new Set(files.flatMap(({ path, was }) => [whatIs(path)?.format, was === undefined ? undefined : whatIs(was)?.format]).filter((format) => format !== undefined));
  if (formats.size === 0) return { before: [], after: [], changed: [] };
  const whole = { ...workspace.repository, prefix: "" };
  const now = (await listFiles(whole, ["**"])).files.filter((file) => formats.has(whatIs(file)?.format ?? ""));
  const differing = new Map(files.map((file) => [file.path, file]));
  const old = [...now.filter((file) => !differing.has(file)), ...files.flatMap(({ before }) => (before === undefined || !formats.has(whatIs(before.path)?.format ?? "") ? [] : [before.path]))];
  const after = await Promise.all(now.map((file) => readOne(file, readBytes(whole, file, bytesOf(whatIs(file)?.format ?? "")), whatIs(file))));
  const before = await Promise.all([...(await readAt(whole, base, old, Math.max(...[...formats].map(bytesOf))))].map(([file, bytes]) => readOne(file, bytes, whatIs(file))));
  return { before, after, changed: after.filter(({ file }) => differing.has(file)) };
}

async function readOne(file: string, bytes: Bytes, schema: SchemaFile | undefined): Promise<Reading> {
  if (schema !== undefined && "bytes" in bytes) return readSchemaFile(file, bytes.bytes, schema);
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const [message, hint] = "problem" in bytes ? [bytes.message, bytes.hint] : ["It is no schema file.", "Name its format under `schemas:`."];
  return { file, text: "", documents: [{ file, index: 0, problems: [{ rule: "unreadable-file", at, path: [], message, hint }] }] };
}
