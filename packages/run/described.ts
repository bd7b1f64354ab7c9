import { gather, linksOf, type Reader, type Said } from "#drift";
import { globs, listAt, listFiles, readAt, readBytes, type Repository } from "#host";
import type { Contract, Described, Document } from "#model";
import { bytesOf, schemaFormats } from "#read";
import { readSchemaFile, schemaFiles } from "./schemas.ts";
import type { Workspace } from "./workspace.ts";

/** The schema files that contracts of the working tree name, or that the configuration says describe them, as they were read. */
export async function describedNow(workspace: Workspace, contracts: readonly Contract[]): Promise<Described[]> {
  if (!speaksOfSchemas(workspace, contracts)) return [];
  const whole: Repository = { ...workspace.repository, prefix: "" };
  const { files } = await listFiles(whole, ["**"]);
  return described(workspace, contracts, files, async (file, limit) => readBytes(whole, file, limit));
}

/** The same as a commit has them. */
export async function describedAt(workspace: Workspace, sha: string, contracts: readonly Contract[]): Promise<Described[]> {
  if (!speaksOfSchemas(workspace, contracts)) return [];
  const whole: Repository = { ...workspace.repository, prefix: "" };
  const files = (await listAt(whole, sha, ["**"])).flatMap(({ path, kind }) => (kind === "file" ? [path] : []));
  return described(workspace, contracts, files, async (file, limit) => (await readAt(whole, sha, [file], limit)).get(file));
}

/** Whether any of the contracts may have a schema file at all: most have none, and then nothing is listed. */
const speaksOfSchemas = ({ config }: Workspace, contracts: readonly Contract[]) =>
  contracts.some((contract) => linksOf(contract).length > 0 || config.schemas.some((row) => row.contract !== undefined && row.contract === contract.id));

/** By which names a contract may speak of files that differ: those of schema files, and the ids of contracts that the configuration ties to one. */
export function namesOfSchemas(workspace: Workspace, files: readonly string[]): string[] {
  const whatIs = schemaFiles(workspace);
  const own = files.filter((file) => whatIs(file) !== undefined || /\.(?:sql|ddl|avsc|proto)$|schema[^/]*\.json$|(?:^|\/)manifest\.json$/i.test(file)).map((file) => file.split("/").at(-1) ?? file);
  return [...own, ...files.flatMap((file) => whatIs(file)?.said?.contract ?? [])];
}

async function described(workspace: Workspace, contracts: readonly Contract[], files: readonly string[], bytesAt: (file: string, limit: number) => Promise<ReturnType<typeof readBytes> | undefined>): Promise<Described[]> {
  const there = new Set(files);
  const whatIs = schemaFiles(workspace);
  const at = { file: "meshgate.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const said: Said[] = workspace.config.schemas.flatMap(({ files: pattern, contract, object }) => {
    const wanted = contract === undefined ? undefined : globs([pattern]);
    return contract === undefined || wanted === undefined ? [] : files.filter((file) => wanted.matches(file)).map((file) => ({ file, contract, at, ...(object === undefined ? {} : { object }) }));
  });
  const read = async (file: string, reader: Reader): Promise<readonly Document[]> => {
    const bytes = Object.hasOwn(schemaFormats, reader.format) ? await bytesAt(file, bytesOf(reader.format)) : undefined;
    if (bytes === undefined) return [];
    if ("bytes" in bytes) return (await readSchemaFile(file, bytes.bytes, reader)).documents;
    return [{ file, index: 0, problems: [{ rule: "unreadable-file", at: { ...at, file }, path: [], message: bytes.message, hint: bytes.hint }] }];
  };
  return gather(contracts, said, { exists: (path) => there.has(path), readerOf: whatIs, read });
}
