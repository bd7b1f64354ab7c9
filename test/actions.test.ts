import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { checkout, commit, git, newRepository, room, write } from "./host/repositories.ts";
import { replay, step, token, type Step } from "./run/runner.ts";
import { bad, domain, good, textOf } from "./run/world.ts";

/** A server whose pull request 7 breaks the sales domain, while `main` went on. */
function salesServer() {
  const folder = room();
  const bare = join(folder, "acme/mesh.git");
  mkdirSync(dirname(bare), { recursive: true });
  git(dirname(bare), "init", "--quiet", "--bare", "--initial-branch=main", bare);
  git(bare, "config", "uploadpack.allowAnySHA1InWant", "true");
  const work = newRepository(join(folder, "work"));
  git(work, "remote", "add", "origin", pathToFileURL(bare).href);
  cpSync(join(domain, "base"), work, { recursive: true });
  const start = commit(work, "start");
  git(work, "checkout", "--quiet", "-b", "feature");
  cpSync(join(domain, "pull-request/contracts"), join(work, "contracts"), { recursive: true });
  const feature = commit(work, "feature");
  git(work, "checkout", "--quiet", "main");
  const main = commit(work, "main goes on", { "contracts/other.odcs.yaml": bad("other") });
  git(work, "checkout", "--quiet", "--detach");
  git(work, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  const merge = git(work, "rev-parse", "HEAD");
  git(work, "push", "--quiet", "origin", "main", "feature", `${merge}:refs/pull/7/merge`);
  return { folder, bare, start, feature, main, merge };
}

const repo = (id: number) => ({ repo: { id } });
type Server = ReturnType<typeof salesServer>;
const pull = (from: Server, id = 1) => ({ pull_request: { number: 7, head: { sha: from.feature, ref: "feature", ...repo(id) }, base: { sha: from.main, ref: "main", ...repo(1) } }, repository: { default_branch: "main" } });
const onPull = (from: Server, temp?: string) => ({ cwd: checkout(from, from.merge), event: "pull_request", payload: pull(from), server: from.folder, sha: from.merge, ...(temp === undefined ? {} : { temp }) });

/** Nothing that must stay secret is anywhere that people or programs read. */
function keepsSecrets({ log, outputs, summary }: Step) {
  const shown = log.split("\n").filter((line) => !line.startsWith("::add-mask::")).join("\n") + JSON.stringify(outputs) + summary;
  expect(shown).not.toContain(token);
  expect(shown).not.toContain(Buffer.from(`x-access-token:${token}`).toString("base64"));
}

const perType = (done: Step) => ["error", "warning", "notice"].map((name) => done.commands.filter((command) => command.name === name).length);

describe("gate", () => {
  const from = salesServer();

  test("on a pull request, checked out at depth 1 at the merge commit", () => {
    const done = step("gate", onPull(from));
    expect(done.code, done.log).toBe(1);
    expect(done.outputs).toMatchObject({ ruling: "block", errors: expect.stringMatching(/^[1-9]\d*$/), report: expect.stringMatching(/gate\.json$/) });
    expect(existsSync(done.outputs["report"] ?? "")).toBe(true);
    expect(done.summary).toContain("## ✖ Meshgate: block");
    expect(done.summary).toContain("customer_id");
    expect(done.log).toContain("The property `orders.customer_id` is removed.");
    expect(done.log, "main's own change is not the pull request's").not.toContain("other.odcs.yaml");
    const removed = done.commands.find(({ name, data }) => name === "error" && data.includes("customer_id"));
    expect(removed?.properties).toMatchObject({ file: "contracts/orders.odcs.yaml", title: "property-removed", line: expect.stringMatching(/^\d+$/) });
    const misspelt = done.commands.find(({ properties }) => properties["title"] === "unknown-field");
    expect(textOf(domain, "pull-request/contracts/orders.odcs.yaml").split("\n")[Number(misspelt?.properties["line"]) - 1]).toContain("requried");
    expect(Math.max(...perType(done))).toBeLessThanOrEqual(10);
    keepsSecrets(done);
  });

  test("in the merge queue: from `base_sha`", () => {
    const done = step("gate", { cwd: checkout(from, from.merge), event: "merge_group", payload: { merge_group: { base_sha: from.main, base_ref: "refs/heads/main", head_sha: from.merge } }, server: from.folder, sha: from.merge });
    expect(done.code, done.log).toBe(1);
    expect(done.log).toContain("`orders.customer_id` is removed");
    keepsSecrets(done);
  });

  test("on a push: from `before`", () => {
    const payload = (before: string) => ({ ref: "refs/heads/main", before, after: from.main, repository: { default_branch: "main" } });
    const done = step("gate", { cwd: checkout(from, from.main), event: "push", payload: payload(from.start), server: from.folder, sha: from.main });
    expect(done.code, done.log).toBe(1);
    expect(done.log).toContain("other.odcs.yaml");
    const first = step("gate", { cwd: checkout(from, from.main), event: "push", payload: payload("0".repeat(40)), server: from.folder, sha: from.main });
    expect(first.code, first.log).toBe(2);
    expect(first.log).toMatch(/there is no earlier version/);
  });

  test("what cannot be is one line and exit code 2", () => {
    const job = onPull(from);
    for (const [inputs, said] of [
      [{ base: "nowhere" }, /The base `nowhere`/],
      [{ "fail-on": "sometimes" }, /The input `fail-on` is `sometimes`: take `block`/],
      [{ format: "xml" }, /The input `format` is `xml`/],
      [{ "working-directory": "no/where" }, /There is no folder `no\/where`/],
      [{ config: "none.yaml" }, /There is no configuration `none\.yaml`/],
    ] as const) {
      const done = step("gate", { ...job, inputs });
      expect({ inputs, code: done.code }).toEqual({ inputs, code: 2 });
      expect(done.log).toMatch(said);
      keepsSecrets(done);
    }
  });

  test("a summary or output file that is not there is one line, after the verdict", () => {
    for (const name of ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"]) {
      const done = step("gate", { ...onPull(from), env: { [name]: "/no/where" } });
      expect({ name, code: done.code }).toEqual({ name, code: 2 });
      expect(done.log).toMatch(/✖ block[^]*meshgate: The summary or the outputs of this step cannot be written: [^\n]+\n$/);
      keepsSecrets(done);
    }
  });

  test("a server that does not answer is said without the token", () => {
    const done = step("gate", { ...onPull(from), sha: from.feature, payload: { pull_request: { number: 7, head: { sha: from.start }, base: { ref: "gone", sha: from.main } } } });
    expect(done.code, done.log).toBe(2);
    keepsSecrets(done);
  });

  test("--out writes the format and the log keeps the text; fail-on lets it through", () => {
    const job = onPull(from);
    const done = step("gate", { ...job, inputs: { format: "sarif", out: "meshgate.sarif", "fail-on": "never" } });
    expect(done.code, done.log).toBe(0);
    expect(done.outputs["ruling"]).toBe("block");
    expect(JSON.parse(textOf(job.cwd, "meshgate.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(done.log).toContain("✖ block");
  });
});

describe("several steps in one job", () => {
  const from = salesServer();

  test("lint and breaking leave reports, and verdict rules", () => {
    const temp = room();
    const job = onPull(from, temp);
    for (const verb of ["lint", "breaking"]) {
      const done = step(verb, { ...job, inputs: { "fail-on": "never", ...(verb === "lint" ? { changed: "true" } : {}) } });
      expect({ verb, code: done.code }, done.log).toEqual({ verb, code: 0 });
      expect(done.outputs["ruling"]).toBe("block");
      keepsSecrets(done);
    }
    const done = step("verdict", job);
    expect(done.code, done.log).toBe(1);
    expect(done.outputs).toMatchObject({ ruling: "block", report: "" });
    expect(done.log).toContain("`orders.customer_id` is removed");
    expect(done.log).toContain("`requried`");
    keepsSecrets(done);
  });

  test("gate leaves a report that verdict rules over as well", () => {
    const job = onPull(from, room());
    const first = step("gate", { ...job, inputs: { "fail-on": "never" } });
    const second = step("verdict", job);
    expect([first.code, second.code], second.log).toEqual([0, 1]);
    expect(second.outputs["errors"]).toBe(first.outputs["errors"]);
  });

  test("a step that never ran is a block", () => {
    const job = onPull(from, room());
    step("lint", { ...job, inputs: { "fail-on": "never" } });
    const done = step("verdict", job);
    expect(done.code).toBe(1);
    expect(done.log).toContain("The report of `breaking` is missing");
  });
});

describe("contract text in the log", () => {
  const nasty = ["::error::owned", "##[error]owned", "##vso[task.complete]owned", "%0A::set-output name=x::owned", "\\n::set-output name=x::owned", "\\r::error::owned", "\\u2028::error::owned", "\\u200b::error::owned", "#\\u200b#[error]owned", "\\e[31m::error::owned", "`\\n\\n::stop-commands::owned"];

  test("the replay sees commands where a runner does", () => {
    expect(replay("  ::error file=a,line=1::x\nhello ##[error]y\n x ::error::z").map(({ name, data }) => name + data)).toEqual(["errorx", "errory"]);
  });

  test("in names, ids, descriptions, keys and file names starts no command, in any format", () => {
    const from = newRepository();
    write(from, { "a.odcs.yaml": good("a"), "meshgate.yaml": "mode: full\n" });
    commit(from, "start", Object.fromEntries(nasty.map((text, index) => [`c${index}.odcs.yaml`, good(`c${index}`).replace(/name: c\d+/g, `name: "${text}"`).replace("amount", `"${text}"`.replace(/^"|"$/g, '"'))])));
    const before = git(from, "rev-parse", "HEAD");
    for (const [index, text] of nasty.entries()) {
      write(from, {
        [`c${index}.odcs.yaml`]: `apiVersion: v3.1.0\nkind: DataContract\nid: "${text}"\nversion: "${text}"\nstatus: "${text}"\n"${text}": 1\ndescription: { purpose: "${text}" }\nschema:\n  - name: "${text}"\n    "${text}": 1\n    properties:\n      - name: "${text}"\n        logicalType: "${text}"\n        logicalTypeOptions: { pattern: "${text}(" }\n`,
        [`::error::owned${index}.odcs.yaml`]: bad("x"),
        [`##[error]owned${index}.odcs.yaml`]: `[ # ${text}`,
      });
    }
    write(from, { "\n::error::owned.odcs.yaml": bad("y"), "meshgate.yaml": "\"::error::owned\": [##[error]\nmode: \"##[error]owned\"\n" });
    commit(from, "nasty");
    const ours = new Set(["error", "warning", "notice", "add-mask"]);
    for (const format of ["", "json", "markdown", "sarif", "junit", "gitlab", "github"]) {
      const done = step("gate", { cwd: from, event: "push", payload: { ref: "refs/heads/main", before, repository: { default_branch: "main" } }, inputs: { format } });
      expect(done.code, done.log.slice(0, 2000)).toBe(1);
      for (const command of done.commands) {
        expect([...ours], `${format}: ${JSON.stringify(command)}`).toContain(command.name);
        if (command.name !== "add-mask") expect(command.properties["title"], `${format}: ${JSON.stringify(command)}`).toMatch(/^(?:meshgate$|[a-z]+(?:-[a-z]+)+)/);
      }
      expect(Math.max(...perType(done)), format).toBeLessThanOrEqual(10);
      expect(done.outputs["ruling"]).toBe("block");
      expect(done.log.split("owned").length, "the text was in the log").toBeGreaterThan(20);
      keepsSecrets(done);
    }
  });

  test("nor in what is said about a call that cannot be", () => {
    for (const text of ["::error::owned", "##[error]owned", "x\n::set-output name=a::b"]) for (const name of ["base", "config", "working-directory", "fail-on"]) {
      const folder = newRepository();
      const before = commit(folder, "start");
      commit(folder, "next");
      const done = step("gate", { cwd: folder, event: "push", payload: { ref: "refs/heads/main", before }, inputs: { [name]: text } });
      expect({ name, text, code: done.code }).toEqual({ name, text, code: 2 });
      expect(done.commands.filter((command) => command.name !== "add-mask")).toEqual([]);
    }
  });
});
