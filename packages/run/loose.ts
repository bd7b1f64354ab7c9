import { realpathSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { breaking as ask, compatible } from "#breaking";
import { listFiles, readBytes } from "#host";
import { type BreakingReport, type Reading, UsageError } from "#model";
import { bytesOf, looksLikeContract, read, schemaFormatOf } from "#read";
import { named } from "#text";
import { type Inputs, type Io, one } from "./command.ts";
import { meshOf, seenIn } from "./documents.ts";
import { readSchemaFile, type SchemaFile } from "./schemas.ts";

/** Whether the user names both sides himself: two files, or two folders of schema files. Throws UsageError for half a pair. */
export function isLoose(inputs: Inputs): boolean {
  const [from, to] = [one(inputs, "from"), one(inputs, "to")];
  if ((from === undefined) !== (to === undefined)) throw new UsageError("`--from` and `--to` go together: name the old file and the new one.");
  if (from !== undefined && one(inputs, "base") !== undefined) throw new UsageError("`--from` and `--to` name both sides: leave `--base` out.");
  return from !== undefined;
}

/** Two files, or two folders, wherever they lie → what changed between them. Neither git nor a repository is asked. */
export async function looseReport(inputs: Inputs, io: Io): Promise<BreakingReport> {
  const [from, to] = [await sideOf(one(inputs, "from") ?? "", inputs, io), await sideOf(one(inputs, "to") ?? "", inputs, io)];
  if (from.folder !== to.folder) throw new UsageError("`--from` and `--to` are a file and a folder: name two files or two folders.");
  const moved = new Map(to.readings.flatMap(({ file }, index) => {
    const twin = from.folder ? from.readings.find((other) => other.inside === to.readings[index]?.inside) : from.readings[index];
    return twin === undefined ? [] : [[file, twin.file] as const];
  }));
  const [before, after] = [from.readings, to.readings];
  const changes = await ask({ before, after, mesh: meshOf(after), moved, today: io.today, alone: !from.folder, apart: true });
  return { meshgate: "1.0", verb: "breaking", seen: seenIn(after), base: from.said, changes, compatible: compatible(changes) };
}

interface Side {
  readonly said: string;
  readonly folder: boolean;
  readonly readings: readonly (Reading & { /** Path from the folder that was named. */ readonly inside: string })[];
}

async function sideOf(given: string, inputs: Inputs, io: Io): Promise<Side> {
  const path = resolve(io.cwd, given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no file or folder ${named(given)}.`);
  const folder = found.isDirectory();
  const root = realpathSync(folder ? path : dirname(path));
  const place = { root, prefix: "" };
  const files = folder ? (await listFiles(place, ["**"])).files : [basename(path)];
  const readings: Side["readings"][number][] = [];
  for (const inside of files) {
    const bytes = readBytes(place, inside, bytesOf(/(?:^|\/)manifest\.json$/i.test(inside) ? "dbt" : (one(inputs, "as") ?? "")));
    if ("problem" in bytes) {
      if (folder) continue;
      throw new UsageError(`${named(given)} was not read: ${bytes.message} ${bytes.hint}`);
    }
    const shown = relative(io.cwd, resolve(root, inside)).split(sep).join("/") || inside;
    const schema = whatIs(inside, bytes.bytes, inputs);
    if (schema === undefined && folder && !looksLikeContract(bytes.bytes)) continue;
    const reading = schema === undefined ? await read(shown, bytes.bytes) : await readSchemaFile(shown, bytes.bytes, schema);
    readings.push({ ...reading, inside });
  }
  if (readings.length === 0) throw new UsageError(`${named(given)} holds neither contracts nor schema files: name a file, or say what it is with \`--as\`.`);
  return { said: given, folder, readings };
}

/** What a file is: what the user says, what its name says, or what its first keys say. Nothing for a contract. */
function whatIs(file: string, bytes: Uint8Array, inputs: Inputs): SchemaFile | undefined {
  const [said, dialect] = [one(inputs, "as"), one(inputs, "dialect")];
  const spoken = dialect === undefined ? {} : { dialect };
  if (said === "contract") return undefined;
  if (said !== undefined) return { format: said, ...spoken };
  const byName = schemaFormatOf(file);
  if (byName !== undefined) return { format: byName };
  if (/\.(?:sql|ddl)$/i.test(file)) return { format: "sql", ...spoken };
  if (looksLikeContract(bytes) || !/\.(?:json|ya?ml)$/i.test(file)) return undefined;
  const start = new TextDecoder().decode(bytes.subarray(0, 4096));
  if (/schemas\.getdbt\.com\/dbt\/manifest/.test(start)) return { format: "dbt" };
  if (/^\s*\{\s*"(?:type|namespace|name)"\s*:/.test(start) && /"type"\s*:\s*"(?:record|enum|fixed)"/.test(start)) return { format: "avro" };
  return /\.json$/i.test(file) || /^\s*["']?\$schema/m.test(start) ? { format: "json-schema" } : undefined;
}
