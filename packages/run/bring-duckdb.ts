import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "#model";
import { named } from "#text";
import type { Io } from "./command.ts";
import { note } from "./note.ts";
import { whyNpmFailed } from "./npm-failure.ts";

/** What npm is to bring: the texts of a `package.json` and its lock file, as JSON. */
export interface Pinned {
  readonly manifest: unknown;
  readonly lock: { readonly packages: { readonly "node_modules/@duckdb/node-api": { readonly version: string } } };
}

/** Minutes after which npm is ended. */
const patience = 15;

/**
 * DuckDB's binding from the runner's tool cache; the runner's own npm brings it there when it is first asked for, by the checksums of the lock file and without running a script of it. npm works in a folder of
 * the cache, so that settings of the checkout count for nothing. Two jobs may do so at once: each fills a folder of its own, and the first that is whole gets the name.
 */
export function bringDuckdb(pinned: Pinned, io: Pick<Io, "env" | "err">): () => Promise<string> {
  let brought: Promise<string> | undefined;
  return () => (brought ??= bring(pinned, io));
}

const otherwise = "name a folder that has DuckDB with the input `duckdb-path`";

async function bring({ manifest, lock }: Pinned, io: Pick<Io, "env" | "err">): Promise<string> {
  const cache = io.env["RUNNER_TOOL_CACHE"] || io.env["RUNNER_TEMP"];
  if (cache === undefined || cache === "") throw new UsageError(`DuckDB has no place on this runner, which names no tool cache (RUNNER_TOOL_CACHE): ${otherwise}.`);
  const { version } = lock.packages["node_modules/@duckdb/node-api"];
  const text = `${JSON.stringify(lock, null, 2)}\n`;
  const whole = createHash("sha256").update(text).digest("hex");
  const at = join(cache, "meshgate-duckdb", version, platform());
  if (markOf(at) === whole) return at;
  note(io, `npm brings DuckDB ${version} into the tool cache of this runner, once.`);
  const fresh = newFolder(at);
  try {
    writeFileSync(join(fresh, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    writeFileSync(join(fresh, "package-lock.json"), text);
    const said = await npm(["ci", "--ignore-scripts", "--omit=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=verbose"], fresh, io.env);
    const why = said.code === 0 && bindingsIn(fresh).length > 0 ? undefined : whyNpmFailed(said, platform());
    if (why !== undefined) throw new UsageError(`npm could not bring DuckDB ${version}: ${why} Mend that, or ${otherwise}.`);
    writeFileSync(join(fresh, ".complete"), whole);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  return settled(fresh, at, whole);
}

/** The folder under its name: ours, or that of another job which was first. A folder of that name that is not whole gives way. */
function settled(fresh: string, at: string, whole: string): string {
  const [aside, moved] = [`${fresh}.old`, renamed(fresh, at)];
  if (moved) return at;
  if (markOf(at) !== whole && renamed(at, aside)) {
    const done = renamed(fresh, at);
    rmSync(aside, { recursive: true, force: true });
    if (done) return at;
  }
  if (markOf(at) !== whole) return fresh;
  rmSync(fresh, { recursive: true, force: true });
  return at;
}

function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function newFolder(at: string): string {
  try {
    mkdirSync(dirname(at), { recursive: true });
    return mkdtempSync(`${at}.new-`);
  } catch (error) {
    throw new UsageError(`DuckDB has no place on this runner: ${named(dirname(at))} cannot be written. Mend that, or ${otherwise}.`, { cause: error });
  }
}

function markOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, ".complete"), "utf8");
  } catch {
    return undefined;
  }
}

const bindingsIn = (folder: string) => readdirSync(join(folder, "node_modules/@duckdb")).filter((name) => name.startsWith("node-bindings-"));

/** `linux-x64`, `linux-x64-musl`: containers of one runner share its tool cache. */
function platform(): string {
  (process.report as { excludeNetwork?: boolean }).excludeNetwork = true;
  const { header } = process.report.getReport() as { readonly header?: { readonly glibcVersionRuntime?: string } };
  return `${process.platform}-${process.arch}${process.platform === "linux" && header?.glibcVersionRuntime === undefined ? "-musl" : ""}`;
}

/** What npm said, none of which is ever shown: addresses of mirrors may hold secrets. The step's own inputs and tokens are not handed to it. */
function npm(args: readonly string[], cwd: string, env: Io["env"]): Promise<{ readonly code: number | string; readonly text: string }> {
  const theirs = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT|ACTIONS)_/i.test(name)));
  const options = { cwd, env: theirs, stdio: ["ignore", "pipe", "pipe"] } satisfies Parameters<typeof spawn>[2];
  return new Promise((done) => {
    const child = process.platform === "win32" ? spawn(["npm", ...args].join(" "), { ...options, shell: true }) : spawn("npm", args, options);
    const timer = setTimeout(() => child.kill(), patience * 60_000);
    let text = "";
    const end = (code: number | string) => {
      clearTimeout(timer);
      done({ code, text });
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (part: string) => void (text = (text + part).slice(-1_000_000)));
    child.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    child.on("close", (code, signal) => end(code ?? signal ?? ""));
  });
}
