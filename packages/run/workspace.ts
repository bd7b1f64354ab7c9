import { relative, resolve, sep } from "node:path";
import { type Config, defaults, readConfig } from "#config";
import { type Base, type Bytes, type Here, type NoBase, openRepository, readAt, readBytes, type Repository, resolveBase, whereAreWe } from "#host";
import { type Location, UsageError } from "#model";
import { named } from "#text";
import type { Notice } from "#verdict";
import { one, type Inputs, type Io } from "./command.ts";
import { note } from "./note.ts";

/** What a verb stands on: the repository, the version to compare with, and the configuration that counts. */
export interface Workspace {
  readonly here: Here;
  readonly repository: Repository;
  readonly base: Base | NoBase;
  readonly config: Config;
  /** What the configuration wants said: it changed, it is broken. */
  readonly notices: readonly Notice[];
  /** Files as the base has them, where nothing is checked out. */
  readonly remote?: Remote;
  /** What is judged was reported by a run that may not write, of a workflow that its author may have changed. */
  readonly unprivileged?: true;
}

/** The files of a commit that is not checked out. */
export interface Remote {
  read(file: string, limit: number): Promise<Bytes>;
  /** The paths of all of them. Throws Unwritten where they cannot be listed. */
  list(): Promise<readonly string[]>;
}

/** Configuration files are small. */
export const configBytes = 256 * 1024;

/**
 * Opens the repository around `io.cwd`. Where a base is known, the configuration is read as it stands there, so that a pull request cannot
 * soften its own ruling; else from the working tree. `ids` are the rules and kinds of change that it may name.
 */
export async function openWorkspace(inputs: Inputs, io: Io, ids: () => Promise<readonly string[]>): Promise<Workspace> {
  const here = whereAreWe(io.env);
  const fetches = io.token ?? here.host.tokens?.(io.env).fetch;
  const token = fetches === undefined ? {} : { token: fetches };
  const repository = await openRepository({ cwd: io.cwd, env: io.env, ...(here.home === undefined ? {} : { home: here.home }), ...token });
  const explicit = one(inputs, "base");
  const base = await resolveBase({ repository, here, ...(explicit === undefined ? {} : { explicit }), ...token });
  await sayBase(base, repository, io);
  return { here, repository, base, ...(await configuration(inputs, repository, base, ids)) };
}

/** What people must know about the base before they believe the rest. */
async function sayBase(base: Base | NoBase, { git }: Repository, io: Io): Promise<void> {
  if (base.how === "none" || git === undefined) return;
  for (const tried of base.notes) note(io, tried);
  const { stdout } = await git(["rev-parse", "--verify", "HEAD"]);
  if (stdout.toString("latin1").trim() === base.sha) note(io, `The base ${base.sha.slice(0, 12)} is the commit that is checked out: only changes that are not committed are seen.`);
}

/** The commit to compare with. Throws UsageError where there is none. */
export function baseOf({ repository, base }: Workspace): Base {
  if (base.how !== "none") return base;
  if (repository.git === undefined) throw new UsageError("There is no git repository here (or no git), so there is nothing to compare with: run this in a repository, or name two files with `meshgate breaking --from old --to new`.");
  throw new UsageError(base.why);
}

async function configuration(inputs: Inputs, repository: Repository, base: Base | NoBase, ids: () => Promise<readonly string[]>): Promise<{ config: Config; notices: Notice[] }> {
  const asked = one(inputs, "config");
  const file = asked === undefined ? "meshgate.yaml" : relative(repository.root, resolve(repository.root, repository.prefix, asked)).split(sep).join("/");
  const found = readBytes(repository, file, configBytes);
  if (base.how === "none") {
    const now = textOf(found, file);
    if (now === undefined && asked !== undefined) throw new UsageError(`There is no configuration ${named(file)}: check the path.`);
    const read = readConfig(file, now ?? "", await idsFor(now, ids));
    if ("problems" in read) throw new UsageError(read.problems.map(({ at, message, hint }) => `${at.file}:${at.line}:${at.column}: ${message} ${hint ?? ""}`.trim()).join("\n          "));
    return { config: read.config, notices: [] };
  }
  const before = textOf((await readAt(repository, base.sha, [file], configBytes)).get(file), file);
  const now = "bytes" in found ? new TextDecoder().decode(found.bytes) : undefined;
  const unread = "problem" in found && found.problem !== "missing" ? found : undefined;
  if (now === undefined && before === undefined && unread === undefined && asked !== undefined) throw new UsageError(`There is no configuration ${named(file)}, neither here nor at the base: check the path.`);
  const notices: Notice[] = [];
  const was = readConfig(file, before ?? "", await idsFor(before, ids));
  if ("problems" in was) {
    const [first] = was.problems;
    notices.push({ rule: "configuration-broken", level: "warn", message: `The configuration on the base is broken, so the defaults hold: ${first?.message ?? ""}`, at: first?.at ?? top(file) });
  }
  if (unread !== undefined) notices.push({ rule: "configuration-broken", level: "error", message: `The configuration cannot be read: ${unread.message}`, at: top(file) });
  else if (now !== before) {
    const is = readConfig(file, now ?? "", await idsFor(now, ids));
    if ("problems" in is) for (const { message, at } of is.problems) notices.push({ rule: "configuration-broken", level: "error", message, at });
    else notices.push({ rule: "configuration-changed", level: "info", message: "This change edits the configuration. It counts after the merge.", at: top(file) });
  }
  return { config: "config" in was ? was.config : defaults, notices };
}

/** What a configuration may give levels to, where it gives any: only then is it worth knowing. */
export const idsFor = async (text: string | undefined, ids: () => Promise<readonly string[]>) => (text?.includes("levels") === true || text?.includes("\\") === true ? ids() : []);

export const top = (file: string): Location => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

/** The text of a file as it counts: at the base where there is one, else in the working tree. */
export async function trusted({ repository, base, remote }: Workspace, file: string, limit: number): Promise<string | undefined> {
  if (remote !== undefined) return textOf(await remote.read(file, limit), file);
  return textOf(base.how === "none" ? readBytes(repository, file, limit) : (await readAt(repository, base.sha, [file], limit)).get(file), file);
}

/** Whether the working tree has another text of a file than the base, where there is one. */
export function edited({ repository, base }: Workspace, file: string, before: string | undefined, limit: number): boolean {
  if (base.how === "none") return false;
  const now = readBytes(repository, file, limit);
  return "bytes" in now ? new TextDecoder().decode(now.bytes) !== before : now.problem !== "missing" || before !== undefined;
}

export function textOf(found: ReturnType<typeof readBytes> | undefined, file: string): string | undefined {
  if (found === undefined || ("problem" in found && found.problem === "missing")) return undefined;
  if ("problem" in found) throw new UsageError(`${named(file)} was not read: ${found.message} ${found.hint}`);
  return new TextDecoder().decode(found.bytes);
}
