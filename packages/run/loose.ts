import { realpathSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { breaking as ask, compatible } from "#breaking";
import { listFiles, readBytes } from "#host";
import { type BreakingReport, type Change, type Location, type Reading, UsageError } from "#model";
import { bytesOf, read } from "#read";
import { named } from "#text";
import { type Inputs, type Io, one } from "./command.ts";
import { meshOf, seenIn } from "./documents.ts";
import { readSchemaFile } from "./schemas.ts";
import { type Kind, mayBe, perhaps, surely } from "./what-is.ts";
import type { Workspace } from "./workspace.ts";

/** Whether the user names both sides himself: two files, or two folders of schema files. Throws UsageError for half a pair. */
export function isLoose(inputs: Inputs): boolean {
  const [from, to] = [one(inputs, "from"), one(inputs, "to")];
  if ((from === undefined) !== (to === undefined)) throw new UsageError("`--from` and `--to` go together: name the old file and the new one.");
  if (from === "" || to === "") throw new UsageError(`\`--${from === "" ? "from" : "to"}\` is empty: name the old file and the new one.`);
  if (from !== undefined && one(inputs, "base") !== undefined) throw new UsageError("`--from` and `--to` name both sides: leave `--base` out.");
  return from !== undefined;
}

/** Two files, or two folders, wherever they lie → what changed between them. Neither git nor a repository is asked. */
export async function looseReport(inputs: Inputs, { config }: Pick<Workspace, "config">, io: Io): Promise<BreakingReport> {
  const [from, to] = [await sideOf(one(inputs, "from") ?? "", inputs, io), await sideOf(one(inputs, "to") ?? "", inputs, io)];
  if (from.folder !== to.folder) throw new UsageError("`--from` and `--to` are a file and a folder: name two files or two folders.");
  const kinds = from.folder ? undefined : kindOfBoth(from, to);
  const [before, after] = [await readingsOf(from, kinds, inputs), await readingsOf(to, kinds, inputs)];
  const [old, now] = [before[0]?.file, after[0]?.file];
  const moved = new Map(from.folder || old === undefined || now === undefined || old === now ? [] : [[now, old]]);
  const found = await ask({ before, after, mesh: meshOf(after), moved, today: io.today, strictness: config.strictness, alone: !from.folder });
  const changes = from.folder ? shown(found, from, to) : found;
  return { meshgate: "1.0", verb: "breaking", seen: seenIn(after), base: from.said, changes, compatible: compatible(changes) };
}

interface Side {
  readonly said: string;
  readonly folder: boolean;
  readonly files: readonly Loose[];
}

interface Loose {
  /** By this path a file is the same one on both sides: in a folder, the one from the folder. */
  readonly path: string;
  /** Path as people write it here. */
  readonly shown: string;
  readonly bytes: Uint8Array;
  /** What it surely is. */
  readonly kind?: Kind;
}

async function sideOf(given: string, inputs: Inputs, io: Io): Promise<Side> {
  const path = resolve(io.cwd, given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no file or folder ${named(given)}.`);
  const folder = found.isDirectory();
  const root = realpathSync(folder ? path : dirname(path));
  const place = { root, prefix: "" };
  const listed = folder ? (await listFiles(place, ["**"])).files.filter((file) => mayBe(file, inputs)) : [basename(path)];
  const files = listed.flatMap((inside): Loose[] => {
    const bytes = readBytes(place, inside, bytesOf(/\.json$/i.test(inside) ? "dbt" : (one(inputs, "as") ?? "")));
    if ("problem" in bytes) {
      if (folder) return [];
      throw new UsageError(`${named(given)} was not read: ${bytes.message} ${bytes.hint}`);
    }
    const kind = surely(inside, bytes.bytes, inputs);
    if (folder && kind === undefined) return [];
    const shown = relative(io.cwd, resolve(folder ? path : dirname(path), inside)).split(sep).join("/") || inside;
    return [{ path: folder ? inside : shown, shown, bytes: bytes.bytes, ...(kind === undefined ? {} : { kind }) }];
  });
  if (files.length === 0) throw new UsageError(`${named(given)} holds neither contracts nor schema files: name a file, or say what it is with \`--as\`.`);
  return { said: given, folder, files };
}

/** What two files are that the user calls the same: what one of them surely is, the other is too. */
function kindOfBoth({ files: [from] }: Side, { files: [to] }: Side): Kind {
  if (from === undefined || to === undefined) throw new Error("a side that is a file has one");
  const [old, now] = [from.kind, to.kind];
  if (old !== undefined && now !== undefined && old !== now) throw new UsageError(`${named(from.shown)} is ${old} and ${named(to.shown)} is ${now}, which cannot be compared: name two files of one format, or say it with \`--as\`.`);
  const kind = old ?? now ?? perhaps(to.path) ?? perhaps(from.path);
  if (kind === undefined) throw new UsageError(`Nothing says what ${named(to.shown)} is: name its format with \`--as\`.`);
  return kind;
}

async function readingsOf({ files }: Side, both: Kind | undefined, inputs: Inputs): Promise<Reading[]> {
  const dialect = one(inputs, "dialect");
  return Promise.all(files.map(({ path, bytes, kind: own }) => {
    const kind = both ?? own ?? "contract";
    return kind === "contract" ? read(path, bytes) : readSchemaFile(path, bytes, { format: kind, ...(dialect === undefined || kind !== "sql" ? {} : { dialect }) });
  }));
}

/** Changes with the places where people find them. */
function shown(changes: readonly Change[], from: Side, to: Side): Change[] {
  const pathsOf = ({ files }: Side) => new Map(files.map((file) => [file.path, file.shown]));
  const [old, now] = [pathsOf(from), pathsOf(to)];
  const oldAt = (at: Location): Location => ({ ...at, file: old.get(at.file) ?? at.file });
  const nowAt = (at: Location): Location => (now.has(at.file) ? { ...at, file: now.get(at.file) ?? at.file } : oldAt(at));
  return changes.map((change) => ({
    ...change, at: nowAt(change.at), ...(change.was === undefined ? {} : { was: oldAt(change.was) }), hurt: change.hurt.map((reader) => ({ ...reader, at: nowAt(reader.at) })),
  }));
}
