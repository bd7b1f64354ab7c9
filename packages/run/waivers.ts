import { readWaivers, type Waiver } from "#config";
import { changedFiles, listAt, listFiles, readAt, readBytes, type Repository } from "#host";
import type { Reason } from "#model";
import { named } from "#text";
import type { Notice } from "#verdict";
import type { Io } from "./command.ts";
import type { Workspace } from "./workspace.ts";

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
export async function grantedWaivers({ repository, base, config }: Workspace, { today }: Pick<Io, "today">): Promise<Granted> {
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
