import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll } from "vitest";
import { openRepository, type Repository, whereAreWe } from "#host";

/** What git sees: no settings of the machine, the same author and time in every run. */
export const gitEnv = {
  PATH: process.env["PATH"], HOME: "/nowhere", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Dana", GIT_AUTHOR_EMAIL: "dana@acme.example", GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "Dana", GIT_COMMITTER_EMAIL: "dana@acme.example", GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

const rooms: string[] = [];
afterAll(() => rooms.forEach((room) => rmSync(room, { recursive: true, force: true })));

export function room(): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), "meshgate-host-")));
  rooms.push(made);
  return made;
}

export function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd, env: gitEnv, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trimEnd();
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Writes files, commits everything, returns the commit. */
export function commit(folder: string, message: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  write(folder, files);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
  return git(folder, "rev-parse", "HEAD");
}

export function newRepository(folder = room()): string {
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "--quiet", "--initial-branch=main");
  return folder;
}

/** A server with `acme/mesh`: `main` went on after `feature` left it, and pull request 7 merges the one into the other. */
export interface Server {
  readonly url: string;
  /** The bare repository on it. */
  readonly bare: string;
  /** A full clone from which more can be pushed. */
  readonly work: string;
  readonly start: string;
  readonly parting: string;
  readonly main: string;
  readonly feature: string;
  readonly merge: string;
}

export function server(): Server {
  const folder = room();
  const bare = join(folder, "acme", "mesh.git");
  mkdirSync(bare, { recursive: true });
  git(bare, "init", "--quiet", "--bare", "--initial-branch=main");
  const work = newRepository(join(folder, "work"));
  git(work, "remote", "add", "origin", pathToFileURL(bare).href);
  const start = commit(work, "start", { "orders.odcs.yaml": "version: 0\n" });
  const parting = commit(work, "parting", { "orders.odcs.yaml": "version: 1\n" });
  git(work, "checkout", "--quiet", "-b", "feature");
  commit(work, "feature 1", { "sales.odcs.yaml": "version: 1\n" });
  const feature = commit(work, "feature 2", { "orders.odcs.yaml": "version: 2\n" });
  git(work, "checkout", "--quiet", "main");
  const main = commit(work, "main goes on", { "customers.odcs.yaml": "version: 1\n" });
  git(work, "checkout", "--quiet", "--detach", "main");
  git(work, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  const merge = git(work, "rev-parse", "HEAD");
  git(work, "push", "--quiet", "origin", "main", "feature", `${merge}:refs/pull/7/merge`, `${feature}:refs/pull/7/head`);
  git(work, "checkout", "--quiet", "main");
  return { url: pathToFileURL(folder).href, bare, work, start, parting, main, feature, merge };
}

/** What actions/checkout does: an empty repository, one fetch, a detached HEAD. Depth 0 is everything. */
export function checkout(from: { readonly bare: string }, what: string, depth = 1): string {
  const folder = newRepository();
  git(folder, "remote", "add", "origin", pathToFileURL(from.bare).href);
  const wanted = depth === 0 ? ["+refs/heads/*:refs/remotes/origin/*", "+refs/pull/*:refs/remotes/pull/*"] : [`--depth=${depth}`];
  git(folder, "fetch", "--quiet", "--no-tags", ...wanted.filter((one) => one.startsWith("--")), "origin", ...wanted.filter((one) => !one.startsWith("--")), ...(depth === 0 ? [] : [what]));
  git(folder, "checkout", "--quiet", "--detach", what);
  return folder;
}

export const open = (cwd: string): Promise<Repository> => openRepository({ cwd, env: gitEnv });

/** Where an event on GitHub happens, as the room sees it. */
export function onGitHub(at: { readonly url: string }, event: string, payload: unknown, more: Readonly<Record<string, string>> = {}) {
  const folder = room();
  writeFileSync(join(folder, "event.json"), JSON.stringify(payload));
  return whereAreWe({
    GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_SERVER_URL: at.url, GITHUB_REPOSITORY: "acme/mesh", ...more,
  });
}

export const pullRequest = (from: Server) => ({
  pull_request: { number: 7, head: { sha: from.feature, ref: "feature", repo: { id: 1 } }, base: { sha: from.main, ref: "main", repo: { id: 1 } } },
});

/** A web server that keeps what it was asked. */
export async function web(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: IncomingMessage[] = [];
  const listening = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
  afterAll(() => new Promise<void>((done) => { listening.closeAllConnections(); listening.close(() => done()); }));
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, asked };
}
