import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newRepository } from "./host/repositories.ts";
import { actionProblems, readWorkflow } from "./workflow/github-parser.ts";
import { breaches } from "./workflow/rules.ts";
import { actionFiles, home, ownWorkflows, shown, templates, writtenByInit } from "./workflow/shipped.ts";

const workflows = [...ownWorkflows, ...templates, ...shown, ...(await writtenByInit())];

describe.each(workflows)("$name", (shipped) => {
  test("is a workflow to GitHub's parser, and keeps our rules", async () => {
    expect((await readWorkflow(shipped.name, shipped.text)).problems).toEqual([]);
    expect(breaches(shipped)).toEqual([]);
  });
});

test.each(actionFiles)("$name is an action to GitHub's parser, and keeps our rules", (shipped) => {
  expect(actionProblems(shipped.name, shipped.text)).toEqual([]);
  expect(breaches(shipped)).toEqual([]);
});

test.each([
  ["pinned", "{ permissions: {}, jobs: { a: { timeout-minutes: 1, steps: [{ uses: a/b@v1 }] } } }"],
  ["pinned", `{ permissions: {}, jobs: { a: { timeout-minutes: 1, steps: [{ uses: a/b@${"0".repeat(40)} }] } } }`],
  ["permissions", "{ jobs: { a: { timeout-minutes: 1, steps: [] } } }"],
  ["least", "{ permissions: write-all, jobs: {} }"],
  ["least", "{ permissions: { contents: write }, jobs: {} }"],
  ["no-expression-in-run", "{ permissions: {}, jobs: { a: { timeout-minutes: 1, steps: [{ run: 'echo ${{ github.head_ref }}' }] } } }"],
  ["persist-credentials", `permissions: {}\njobs: { a: { timeout-minutes: 1, steps: [{ uses: actions/checkout@${"0".repeat(40)} }] } } # v1.0.0`],
  ["no-checkout-when-trusted", `on: workflow_run\npermissions: {}\njobs: { a: { timeout-minutes: 1, steps: [{ uses: actions/checkout@${"0".repeat(40)}, with: { persist-credentials: false } }] } } # v1.0.0`],
  ["no-path-filter", "{ on: { pull_request: { paths: [a] } }, permissions: {}, jobs: {} }"],
  ["timeout", "{ permissions: {}, jobs: { a: { steps: [] } } }"],
  ["no-secrets-inherited", "{ permissions: {}, jobs: { a: { uses: ./x, secrets: inherit } } }"],
])("the rule `%s` sees its breach (%#)", (id, text) => {
  expect(breaches({ name: "x", text, own: true }).map((one) => one.split(": ")[1])).toEqual([id]);
});

/** A program that `test/services/install.sh` brings; undefined, and said, where it could not. */
function secondOpinion(path: string): string | undefined {
  const program = join(process.env["MESHGATE_SERVICES"] ?? join(homedir(), ".cache/meshgate-services"), path);
  if (existsSync(program)) return program;
  console.warn(`SKIPPED: ${path} is not installed: run test/services/install.sh.`);
  return undefined;
}
const [zizmor, actionlint] = [secondOpinion("zizmor/bin/zizmor"), secondOpinion("go/actionlint")];

/** A repository with our workflows as others would have them, for linters that look at one. */
function asRepository(): string {
  const folder = newRepository();
  mkdirSync(join(folder, ".github/workflows"), { recursive: true });
  for (const [at, { name, text }] of workflows.entries()) writeFileSync(join(folder, ".github/workflows", `${at}-${name.replace(/[^\w.-]+/g, "-").replace(/(?:\.ya?ml)?$/, ".yml")}`), text);
  return folder;
}

describe("second opinions", () => {
  test.skipIf(zizmor === undefined)("zizmor finds nothing in this repository's own workflows and actions", () => {
    const done = spawnSync(zizmor ?? "", ["--offline", "--no-progress", "--persona", "regular", "--config", join(home, ".github/zizmor.yml"), ".github/workflows", "action.yml", "actions", ...(templates.length > 0 ? ["templates/github"] : [])], { cwd: home, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    expect(done.status, done.stdout + done.stderr).toBe(0);
  });

  test.skipIf(actionlint === undefined)("actionlint finds nothing in any workflow that we ship or show", () => {
    // Version 1.7.12 is older than the self-repository syntax, and does not see actions of other repositories.
    const done = spawnSync(actionlint ?? "", ["-no-color", "-shellcheck=", "-pyflakes=", "-ignore", String.raw`specifying action "\$/`], { cwd: asRepository(), encoding: "utf8" });
    expect(done.status, done.stdout + done.stderr).toBe(0);
  });
});
