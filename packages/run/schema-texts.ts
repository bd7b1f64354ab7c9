import { isAbsolute, join, relative } from "node:path";
import { listFiles, readBytes } from "#host";
import type { Reading } from "#model";
import { bytesOf } from "#read";
import { readOne, schemaFiles } from "./schemas.ts";
import type { Workspace } from "./workspace.ts";

/** The schema files among the files that the user names, or of the whole repository where he names none. */
export async function listSchemas(workspace: Workspace, asked: readonly string[]): Promise<string[]> {
  const { repository } = workspace;
  const whatIs = schemaFiles(workspace);
  const here = join(repository.root, repository.prefix);
  const { files } = asked.length === 0 ? await listFiles({ ...repository, prefix: "" }, ["**"]) : await listFiles(repository, asked.map((one) => (isAbsolute(one) ? relative(here, one) : one)));
  return files.filter((file) => whatIs(file) !== undefined);
}

/** Schema files of the working tree, for what is wrong with their texts alone: what they declare is no contract to lint. */
export async function readTexts(workspace: Workspace, files: readonly string[]): Promise<Reading[]> {
  const whatIs = schemaFiles(workspace);
  const whole = { ...workspace.repository, prefix: "" };
  const readings: Reading[] = [];
  for (const file of files) readings.push(textsOnly(await readOne(file, readBytes(whole, file, bytesOf(whatIs(file)?.format ?? "")), whatIs(file))));
  return readings;
}

/** A schema file without what it declares. That it declares no table is nothing wrong with its text. */
export const textsOnly = ({ documents, ...reading }: Reading): Reading => ({
  ...reading, documents: documents.map(({ file, index, problems, model }) => ({ file, index, problems: model === undefined ? problems : problems.filter(({ rule }) => rule !== "unknown-format") })),
});
