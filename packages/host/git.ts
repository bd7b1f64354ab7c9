import { spawn } from "node:child_process";
import { UsageError } from "#model";
import { shown } from "#text";
import type { Env } from "./env.ts";
import { type Credentials, gitEnv } from "./git-env.ts";

/** Runs git in one folder. Exit codes other than 0 are answers; see `must` for calls that have to work. */
export type Git = (args: readonly string[], run?: GitRun) => Promise<GitAnswer>;

export interface GitRun {
  readonly input?: string | Uint8Array;
  /** Bytes of output after which git is stopped; 256 MiB where not given. */
  readonly maxBytes?: number;
  /** Seconds after which git is stopped; 120 where not given. */
  readonly seconds?: number;
}

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  /** The last words of git, without control characters or secrets. */
  readonly complaint: string;
}

/** There is no git binary to ask. */
export class GitMissing extends UsageError {}

const fixed = [
  ["core.quotepath", "off"], ["core.fsmonitor", "false"], ["core.hooksPath", "/dev/null"], ["core.pager", "cat"],
  ["gc.auto", "0"], ["maintenance.auto", "false"], ["protocol.ext.allow", "never"],
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/**
 * The git binary as a function: arguments as a list, no shell, no hooks, no prompts, bounded in time and output.
 * The token in `credentials` reaches git through its environment only. Throws UsageError where git is missing, too slow or too loud.
 */
export function gitAt(cwd: string, env: Env, credentials?: Credentials): Git {
  const { variables, secrets } = gitEnv(env, credentials);
  return (args, { input, maxBytes = 256 * 1024 * 1024, seconds = 120 } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn("git", [...fixed, ...args], { cwd, env: variables, stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
      const out: Buffer[] = [];
      let size = 0;
      let words = "";
      const stop = (why: string) => {
        clearTimeout(timer);
        child.kill("SIGKILL");
        child.stdout.destroy();
        child.stderr.destroy();
        child.unref();
        reject(new UsageError(why));
      };
      const timer = setTimeout(() => stop(`\`git ${args[0]}\` did not answer within ${seconds} seconds.`), seconds * 1000);
      child.stdout.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) stop(`\`git ${args[0]}\` printed more than ${maxBytes} bytes; nothing here needs that much.`);
        else out.push(chunk);
      });
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => (words = (words + chunk).slice(-4000)));
      child.stdin.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE" && error.code !== "EOF") reject(error);
      });
      child.on("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        reject(error.code === "ENOENT" ? new GitMissing("git was not found: install it, or put it on the PATH.") : error);
      });
      child.on("close", (code) => {
        clearTimeout(timer);
        resolve({ code: code ?? 128, stdout: Buffer.concat(out, size), complaint: lastWords(words, secrets) });
      });
      child.stdin.end(input);
    });
}

/** The output of a git call that has to work. Throws UsageError with git's own last words. */
export async function must(git: Git, args: readonly string[], run?: GitRun): Promise<Buffer> {
  const { code, stdout, complaint } = await git(args, run);
  if (code !== 0) throw new UsageError(`\`git ${args[0]}\` failed: ${complaint || `exit code ${code}`}`);
  return stdout;
}

/** The fields of a `-z` output. */
export function fields(output: Buffer): string[] {
  return output.length === 0 ? [] : output.toString("utf8").replace(/\0$/, "").split("\0");
}

/** The one line of an output. */
export function line(output: Buffer): string {
  return output.toString("utf8").replace(/\r?\n$/, "");
}

function lastWords(words: string, secrets: readonly string[]): string {
  const lines = secrets.reduce((text, secret) => text.replaceAll(secret, "***"), words).split(/[\r\n]+/).filter((text) => text.trim() !== "");
  const blame = lines.filter((text) => /^(?:fatal|error|remote):/.test(text)).slice(-2);
  return shown((blame.length > 0 ? blame : lines.slice(-1)).join("; "), 300);
}
