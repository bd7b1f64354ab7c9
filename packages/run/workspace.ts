import { type Config, defaults, readConfig } from "#config";
import { type Base, type Here, type NoBase, openRepository, readAt, readBytes, type Repository, resolveBase, whereAreWe } from "#host";
import { type Location, UsageError } from "#model";
import type { Notice } from "#verdict";
import { one, type Inputs, type Io } from "./command.ts";

/** What a verb stands on: the repository, the version to compare with, and the configuration that counts. */
export interface Workspace {
  readonly here: Here;
  readonly repository: Repository;
  readonly base: Base | NoBase;
  readonly config: Config;
  /** What the configuration wants said: it changed, it is broken. */
  readonly notices: readonly Notice[];
}

/** Configuration files are small. */
const configBytes = 256 * 1024;

/**
 * Opens the repository around `io.cwd`. Where a base is known, the configuration is read as it stands there, so that a pull request cannot
 * soften its own ruling; else from the working tree. `ids` are the rules and kinds of change that it may name.
 */
export async function openWorkspace(inputs: Inputs, io: Io, ids: readonly string[]): Promise<Workspace> {
  const here = whereAreWe(io.env);
  const token = io.token === undefined ? {} : { token: io.token };
  const repository = await openRepository({ cwd: io.cwd, env: io.env, ...(here.home === undefined ? {} : { home: here.home }), ...token });
  const explicit = one(inputs, "base");
  const base = await resolveBase({ repository, here, ...(explicit === undefined ? {} : { explicit }), ...token });
  return { here, repository, base, ...(await configuration(inputs, repository, base, ids)) };
}

async function configuration(inputs: Inputs, repository: Repository, base: Base | NoBase, ids: readonly string[]): Promise<{ config: Config; notices: Notice[] }> {
  const asked = one(inputs, "config");
  const file = asked === undefined ? "meshgate.yaml" : `${repository.prefix}${asked}`;
  const now = textOf(readBytes(repository, file, configBytes));
  if (base.how === "none") {
    if (now === undefined && asked !== undefined) throw new UsageError(`There is no configuration ${file}: check the path.`);
    const read = readConfig(file, now ?? "", ids);
    if ("problems" in read) throw new UsageError(read.problems.map(({ at, message, hint }) => `${at.file}:${at.line}:${at.column}: ${message} ${hint ?? ""}`.trim()).join("\n          "));
    return { config: read.config, notices: [] };
  }
  const before = textOf((await readAt(repository, base.sha, [file], configBytes)).get(file));
  const notices: Notice[] = [];
  const was = readConfig(file, before ?? "", ids);
  if ("problems" in was) {
    const [first] = was.problems;
    notices.push({ rule: "configuration-broken", level: "warn", message: `The configuration on the base is broken, so the defaults hold: ${first?.message ?? ""}`, at: first?.at ?? top(file) });
  }
  if (now !== before) {
    const is = readConfig(file, now ?? "", ids);
    if ("problems" in is) for (const { message, at } of is.problems) notices.push({ rule: "configuration-broken", level: "error", message, at });
    else notices.push({ rule: "configuration-changed", level: "info", message: "This change edits the configuration. It counts after the merge.", at: top(file) });
  }
  return { config: "config" in was ? was.config : defaults, notices };
}

const top = (file: string): Location => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

/** The text of a file as it counts: at the base where there is one, else in the working tree. */
export async function trusted({ repository, base }: Workspace, file: string, limit: number): Promise<string | undefined> {
  return textOf(base.how === "none" ? readBytes(repository, file, limit) : (await readAt(repository, base.sha, [file], limit)).get(file));
}

function textOf(found: ReturnType<typeof readBytes> | undefined): string | undefined {
  if (found === undefined || ("problem" in found && found.problem === "missing")) return undefined;
  if ("problem" in found) throw new UsageError(`A file that the gate needs was not read: ${found.message} ${found.hint}`);
  return new TextDecoder().decode(found.bytes);
}
