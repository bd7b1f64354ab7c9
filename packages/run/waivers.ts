import { readWaivers, type Waiver } from "#config";
import { changedFiles, globs, listAt, listFiles, readAt, readBytes, type Repository, Unwritten } from "#host";
import type { Reason } from "#model";
import { named } from "#text";
import type { Notice } from "#verdict";
import type { Io } from "./command.ts";
import type { Remote, Workspace } from "./workspace.ts";

/** A file of waivers is written by people. */
const waiverBytes = 256 * 1024;

export interface Granted {
  readonly waivers: { readonly waivers: readonly Waiver[]; readonly today: string; readonly touched: (reason: Reason) => boolean };
  /** What is wrong with a file of waivers, and that a change of one counts later. */
  readonly notices: readonly Notice[];
}

/**
 * The waivers that count: those of the base where there is one, else of the working tree. What a change does to them is told and counts after the merge, so that nobody waives their own finding; one that is
 * broken suppresses nothing, and an error where the change wrote it so.
 */
export async function grantedWaivers({ repository, base, config, remote }: Workspace, { today }: Pick<Io, "today">): Promise<Granted> {
  if (remote !== undefined) return fromAfar(remote, config.waivers, today);
  const whole: Repository = { ...repository, prefix: "" };
  const patterns = config.waivers;
  const now = patterns.length === 0 ? [] : (await listFiles(whole, patterns)).files;
  if (base.how === "none") {
    const read = now.map((file) => readOne(file, readBytes(whole, file, waiverBytes), "error"));
    return { waivers: { waivers: read.flatMap(({ waivers }) => waivers), today, touched: () => true }, notices: read.flatMap(({ notices }) => notices) };
  }
  const before = patterns.length === 0 ? [] : (await listAt(whole, base.sha, patterns)).flatMap(({ path, kind }) => (kind === "file" ? [path] : []));
  if (before.length === 0 && now.length === 0) return { waivers: { waivers: [], today, touched: () => true }, notices: [] };
  const texts = await readAt(whole, base.sha, before, waiverBytes);
  const read = before.map((file) => readOne(file, texts.get(file) ?? { problem: "missing", message: "It is not there.", hint: "" }, "warn"));
  const changed = await changedFiles(whole, base.sha, ["**"]);
  const paths = new Set(changed.flatMap(({ path, was }) => [path, ...(was === undefined ? [] : [was])]));
  const edited = [...new Set([...now, ...before])].filter((file) => paths.has(file)).sort();
  return {
    waivers: { waivers: read.flatMap(({ waivers }) => waivers), today, touched: ({ at, was }) => [at, was].some((place) => place !== undefined && paths.has(place.file)) },
    notices: [...read.flatMap(({ notices }) => notices), ...edited.flatMap((file) => ofChange(file, now.includes(file) ? readOne(file, readBytes(whole, file, waiverBytes), "error").notices : []))],
  };
}

/** Each file is a call to the host. */
const mostAfar = 50;

/** Where nothing is checked out: the waivers of the base alone, for what lies in the working tree may be a stranger's. Where they cannot be had, none counts. */
async function fromAfar(remote: Remote, patterns: readonly string[], today: string): Promise<Granted> {
  const granted = (waivers: readonly Waiver[], notices: readonly Notice[]): Granted => ({ waivers: { waivers, today, touched: () => true }, notices });
  const none = (why: string) => granted([], [{ rule: "waiver-broken", level: "warn", message: `The waivers of the base cannot be read, so none of them counts: ${why}`, at: top(patterns[0] ?? "") }]);
  if (patterns.length === 0) return granted([], []);
  try {
    const wanted = globs(patterns, "");
    const files = (await remote.list()).filter((path) => wanted.matches(path)).sort();
    if (files.length > mostAfar) return none(`there are ${files.length} files of them, and at most ${mostAfar} are asked for.`);
    const read: ReadFile[] = [];
    for (const file of files) read.push(readOne(file, await remote.read(file, waiverBytes), "warn"));
    return granted(read.flatMap(({ waivers }) => waivers), read.flatMap(({ notices }) => notices));
  } catch (error) {
    if (!(error instanceof Unwritten)) throw error;
    return none(error.message);
  }
}

interface ReadFile {
  readonly waivers: readonly Waiver[];
  readonly notices: readonly Notice[];
}

function readOne(file: string, found: ReturnType<typeof readBytes>, level: "error" | "warn"): ReadFile {
  if ("problem" in found) return { waivers: [], notices: [{ rule: "waiver-broken", level, message: `The waivers of ${named(file)} cannot be read, so none of them counts: ${found.message}`, at: top(file) }] };
  const { waivers, problems } = readWaivers(file, new TextDecoder().decode(found.bytes));
  return { waivers, notices: problems.map(({ message, hint, at }) => ({ rule: "waiver-broken", level, message: `${message} It suppresses nothing.${hint === undefined ? "" : ` ${hint}`}`, at })) };
}

const ofChange = (file: string, broken: readonly Notice[]): Notice[] => [{ rule: "waiver-changed", level: "info", message: "This change edits the waivers. It counts after the merge.", at: top(file) }, ...broken];

const top = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });
