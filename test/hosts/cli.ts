import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { commit, git, gitEnv, newRepository, room } from "../host/repositories.ts";
import { node24 } from "../node24.mjs";
import { domain } from "../run/world.ts";

export const cli = resolve(import.meta.dirname, "../../dist/cli.mjs");

/** Runs the built command line as a job would, while this process can be the server that it asks. */
export async function job(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly log: string }> {
  if (!existsSync(cli)) throw new Error(`${cli} is not there: run \`npm run build\` first.`);
  const node = node24();
  if (node === undefined) throw new Error("There is no Node 24: run `npm ci` with optional dependencies.");
  const running = spawn(node, [cli, ...argv], { cwd, env: { ...gitEnv, CI: "true", ...env } });
  let log = "";
  for (const stream of [running.stdout, running.stderr]) stream.setEncoding("utf8").on("data", (text: string) => { log += text; });
  const [code] = (await once(running, "close")) as [number | null];
  return { code, log };
}

export interface Change {
  readonly cwd: string;
  readonly base: string;
  readonly head: string;
  /** The merge of the change into the base, as some hosts check it out. */
  readonly merge: string;
}

/** A checkout of a change that breaks the sales domain or is fine; `origin/main` is where it left. HEAD is the change itself. */
export function change(breaks: boolean, origin: string): Change {
  const cwd = newRepository(join(room(), "work"));
  cpSync(join(domain, "base"), cwd, { recursive: true });
  const base = commit(cwd, "start");
  git(cwd, "remote", "add", "origin", origin);
  git(cwd, "update-ref", "refs/remotes/origin/main", base);
  git(cwd, "checkout", "--quiet", "-b", "feature");
  if (breaks) cpSync(join(domain, "pull-request/contracts"), join(cwd, "contracts"), { recursive: true });
  const head = commit(cwd, "feature", { "notes.txt": String(Math.random()) });
  git(cwd, "checkout", "--quiet", "--detach", base);
  git(cwd, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  const merge = git(cwd, "rev-parse", "HEAD");
  git(cwd, "checkout", "--quiet", "--detach", head);
  return { cwd, base, head, merge };
}
