import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gather } from "#drift";
import type { Mesh, Reading } from "#model";
import { read, readSchema, schemaFormatOf } from "#read";
import { meshOf } from "../../packages/run/documents.ts";

/** A fixture of lint as it is read: a contract or product, or a schema file, of which lint sees the problems alone. */
export async function readFixture(name: string, bytes: Uint8Array): Promise<Reading> {
  if (!name.endsWith(".sql")) return read(name, bytes);
  const reading = await readSchema(name, bytes, "sql", { dialect: "postgres" });
  return { ...reading, documents: reading.documents.map(({ file, index, problems }) => ({ file, index, problems })) };
}

/** A fixture as a mesh of its own, with the schema files in its folder that it names. */
export async function meshOfFixture(reading: Reading, folder: string): Promise<Mesh> {
  const mesh = meshOf([reading]);
  const described = await gather(mesh.contracts, [], {
    exists: (path) => existsSync(join(folder, path)),
    readerOf: (path) => { const format = schemaFormatOf(path); return format === undefined ? undefined : { format }; },
    read: async (path, { format, dialect }) => (await readSchema(path, readFileSync(join(folder, path)), format, dialect === undefined ? {} : { dialect })).documents,
  });
  return { ...mesh, described };
}
