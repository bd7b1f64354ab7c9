import { breaking as ask, compatible } from "#breaking";
import { type BreakingReport, type Change, type Location, type Reading, UsageError } from "#model";
import { read } from "#read";
import { named } from "#text";
import { type Inputs, type Io, one } from "./command.ts";
import { meshOf, seenIn } from "./documents.ts";
import { type Side, sidesOf } from "./loose-side.ts";
import { type ReadFile, referredTo } from "./referred.ts";
import { readOne, readSchemaFile } from "./schemas.ts";
import { type Kind, perhaps } from "./what-is.ts";
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
  const { from, to } = await sidesOf(inputs, io);
  const kinds = from.folder ? undefined : kindOfBoth(from, to);
  const [old, now] = [await readingsOf(from, kinds, inputs), await readingsOf(to, kinds, inputs)];
  const named = await referredTo(old, now, readerOf(from), readerOf(to));
  const [before, after] = [[...old, ...named.before], [...now, ...named.after]];
  const found = await ask({ before, after, mesh: meshOf(after), touched: touched(from, to), today: io.today, strictness: config.strictness, alone: !from.folder });
  const files = { old: new Set(before.map(({ file }) => file)), now: new Set(after.map(({ file }) => file)) };
  const changes = shown(from.folder ? found : found.filter((change) => !isOfAnother(change, now)), files, from, to);
  return { meshgate: "1.0", verb: "breaking", seen: seenIn(now), base: from.said, changes, compatible: compatible(changes) };
}

/** Files that differ, and those of which nobody knows because one side was not read. */
function touched(from: Side, to: Side): ReadonlySet<string> {
  const old = new Map(from.files.map(({ path, bytes }) => [path, bytes]));
  return new Set(to.files.flatMap(({ path, bytes }) => {
    const was = old.get(path);
    return was !== undefined && "bytes" in was && "bytes" in bytes && Buffer.compare(was.bytes, bytes.bytes) === 0 ? [] : [path];
  }));
}

/** What two files are that the user calls the same: what one of them surely is, the other is too. */
function kindOfBoth({ files: [from] }: Side, { files: [to] }: Side): Kind {
  if (from === undefined || to === undefined) throw new Error("a side that is a file has one");
  const [old, now] = [from.kind, to.kind];
  if (old !== undefined && now !== undefined && old !== now) throw new UsageError(`${named(from.shown)} is ${old} and ${named(to.shown)} is ${now}, which cannot be compared: name two files of one format, or say it with \`--as\`.`);
  const kind = old ?? now ?? perhaps(to.shown) ?? perhaps(from.shown);
  if (kind === undefined) throw new UsageError(`Nothing says what ${named(to.shown)} is: name its format with \`--as\`.`);
  return kind;
}

async function readingsOf({ files }: Side, both: Kind | undefined, inputs: Inputs): Promise<Reading[]> {
  const dialect = one(inputs, "dialect");
  return Promise.all(files.map(({ path, bytes, kind: own }) => {
    const kind = both ?? own ?? "contract";
    if ("problem" in bytes) return readOne(path, bytes, kind === "contract" ? undefined : { format: kind });
    return kind === "contract" ? read(path, bytes.bytes) : readSchemaFile(path, bytes.bytes, { format: kind, ...(dialect === undefined || kind !== "sql" ? {} : { dialect }) });
  }));
}

const readerOf = (side: Side): ReadFile => async (path) => {
  const bytes = side.read(path);
  return "bytes" in bytes ? readSchemaFile(path, bytes.bytes, { format: "json-schema" }) : undefined;
};

/** Whether it only says that a file which is referred to came or went: what the user named is judged with it or without. */
const isOfAnother = ({ kind, path }: Change, [named]: readonly Reading[]) => (kind === "schema-file-added" || kind === "schema-file-removed") && path[0] !== named?.file;

/** Changes with the places where people find them, and named by those of the newer side. */
function shown(changes: readonly Change[], { old, now }: { readonly old: ReadonlySet<string>; readonly now: ReadonlySet<string> }, from: Side, to: Side): Change[] {
  const oldAt = (at: Location): Location => (old.has(at.file) ? { ...at, file: from.shown(at.file) } : at);
  const nowAt = (at: Location): Location => (now.has(at.file) ? { ...at, file: to.shown(at.file) } : oldAt(at));
  return changes.map((change) => ({
    ...change, at: nowAt(change.at), ...(change.was === undefined ? {} : { was: oldAt(change.was) }), hurt: change.hurt.map((reader) => ({ ...reader, at: nowAt(reader.at) })),
  }));
}
