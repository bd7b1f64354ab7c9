/**
 * A pull request that breaks its consumers, from the first commit to the verdict: makes a real git repository from
 * `fixtures/repos/sales-domain`, commits the change on a branch, runs the built gate on it, and shows what people see.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const home = resolve(import.meta.dirname, "..");
const domain = join(home, "fixtures/repos/sales-domain");
const change = join(domain, "pull-request");
const keep = process.argv.includes("--keep");

const repository = mkdtempSync(join(tmpdir(), "meshgate-demo-"));
const identity = { GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@example.com", GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@example.com" };
const dates = { GIT_AUTHOR_DATE: "2026-11-02T09:00:00Z", GIT_COMMITTER_DATE: "2026-11-02T09:00:00Z" };

function git(...args: string[]) {
  const done = spawnSync("git", ["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null", ...args], { cwd: repository, env: { ...process.env, ...identity, ...dates }, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`git ${args.join(" ")}: ${done.stderr}`);
  return done.stdout.trim();
}

function meshgate(...args: string[]) {
  const { GITHUB_ACTIONS: _, ...env } = process.env;
  const done = spawnSync(process.execPath, [join(home, "dist/cli.mjs"), ...args], { cwd: repository, encoding: "utf8", env: { ...env, ...(process.stdout.isTTY && !process.env["NO_COLOR"] ? { FORCE_COLOR: "1" } : {}) } });
  return { code: done.status, text: done.stdout + done.stderr };
}

const title = (text: string) => console.log(`\n── ${text} ${"─".repeat(Math.max(0, 96 - text.length))}\n`);

try {
  cpSync(join(domain, "base"), repository, { recursive: true });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The sales domain as it is");
  git("switch", "--quiet", "--create", "leaner-orders");
  cpSync(change, repository, { recursive: true, filter: (file) => !["MESSAGE", "DELETED"].some((name) => file === join(change, name)) });
  const deleted = join(change, "DELETED");
  if (existsSync(deleted)) for (const path of readFileSync(deleted, "utf8").split("\n").filter((line) => line !== "")) rmSync(join(repository, path));
  git("add", "--all");
  git("commit", "--quiet", "--message", readFileSync(join(change, "MESSAGE"), "utf8"));

  title("a pull request in the sales domain");
  console.log(git("log", "--oneline", "--decorate", "--stat", "main..HEAD"));

  const gate = meshgate("gate", "--base", "main");
  title("$ meshgate gate --base main");
  console.log(gate.text.trimEnd());
  console.log(`\nexit code ${gate.code}`);

  title("the same as a reviewer reads it on the pull request (Markdown)");
  console.log(meshgate("gate", "--base", "main", "--format", "markdown").text.trimEnd());
  if (gate.code !== 1) throw new Error(`The demo must end in a block, and the gate said ${gate.code}.`);
} finally {
  if (keep) console.log(`\nkept: ${repository}`);
  else rmSync(repository, { recursive: true, force: true });
}
