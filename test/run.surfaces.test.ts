import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commentWorkflows } from "../packages/run/comment-workflows.ts";
import { bot, fakeGithub, type FakeGithub, type Permissions } from "./github/server.ts";
import { room } from "./host/repositories.ts";
import { change, finding, lintReport, breakingReport, mergeCheckout, patchOf } from "./run/reports.ts";
import { type Step, stepBeside, token } from "./run/runner.ts";
import { meshgate, repository } from "./run/world.ts";

const checkout = mergeCheckout();
const { head } = checkout;
const all: Permissions = { contents: "read", "pull-requests": "write", statuses: "write" };
const open: FakeGithub[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function github(permissions: Permissions = all) {
  const fake = await fakeGithub({ head, token, permissions });
  open.push(fake);
  return fake;
}

const text = "kind: DataContract\nid: orders\nversion: 1.0.0\nstatsu: active\nname: orders";
/** Line 4 is new and has a fix, line 400 is not in the diff. */
const misspelt = finding({ rule: "unknown-field", file: "orders.odcs.yaml", line: 4, message: "`statsu` is no field.", fix: { title: "Write `status`", edits: [{ at: { file: "orders.odcs.yaml", line: 4, column: 1, endLine: 4, endColumn: 7 }, text: "status" }] } });
const elsewhere = finding({ rule: "owner-missing", file: "orders.odcs.yaml", line: 400, message: "There is no owner." });
const reports = (findings = [misspelt, elsewhere], changes = [change({ file: "orders.odcs.yaml", line: 2, message: "The property `orders.id` is removed.", owner: "finance" })]) => ({ "lint.json": lintReport(findings), "breaking.json": breakingReport(changes) });

function leave(files: Readonly<Record<string, unknown>>): string {
  const folder = join(room(), "reports");
  mkdirSync(folder);
  for (const [name, report] of Object.entries(files)) writeFileSync(join(folder, name), typeof report === "string" ? report : JSON.stringify(report));
  return folder;
}

const repo = (id: number) => ({ repo: { id } });
const pulled = (fork = false) => ({ event: "pull_request", payload: { pull_request: { number: 7, head: { sha: head, ref: "feature", ...repo(fork ? 2 : 1) }, base: { sha: checkout.base, ref: "main", ...repo(1) } } } });
const ran = (more: Readonly<Record<string, unknown>> = {}) => ({ event: "workflow_run", payload: { workflow_run: { id: 5, run_attempt: 1, event: "pull_request", head_sha: head, head_branch: "feature", head_repository: { id: 1, owner: { login: "acme" } }, ...more } } });

/** The verdict; without any checkout where the event is no pull request. */
async function verdict(fake: FakeGithub, { event, payload }: { readonly event: string; readonly payload: unknown }, folder: string, inputs: Readonly<Record<string, string>> = {}, run = 11): Promise<Step> {
  fake.asked.length = 0;
  return stepBeside("verdict", { cwd: event === "pull_request" ? checkout.cwd : room(), event, payload, sha: event === "pull_request" ? checkout.sha : "d".repeat(40), inputs: { reports: folder, ...inputs }, env: { GITHUB_API_URL: fake.url, GITHUB_SERVER_URL: "https://github.com", GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: "1" } });
}
const calls = (fake: FakeGithub) => fake.asked.map(({ method, path }) => `${method} ${path.replace("/repos/acme/mesh", "")}`);

describe("after a run that may not write", { timeout: 60_000 }, () => {
  test("the reports are judged by the base's configuration, and the comment says whose they are", async () => {
    const fake = await github();
    fake.surfaces.files.set("meshgate.yaml", "levels: { owner-missing: off }\nbaseline: known.json\n");
    fake.surfaces.from = { id: 2, owner: "stranger", branch: "feature" };
    const done = await verdict(fake, ran({ head_repository: { id: 2, owner: { login: "stranger" } } }), leave(reports()), { "fail-on": "never" });
    expect(done.code, done.log).toBe(0);
    expect(calls(fake)).toEqual(["GET /pulls", "GET /contents/meshgate.yaml", "GET /contents/known.json", "GET /git/trees/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "POST /graphql", "POST /issues/7/comments", "POST /graphql"]);
    const [comment] = fake.pull.comments;
    expect(comment?.body).toContain("✖ Meshgate: block");
    expect(comment?.body).toContain("Reported by an unprivileged run");
    expect(comment?.body).toContain("actions/runs/5");
    expect(done.log.replace(/\s+/g, " ")).toContain("Reported by an unprivileged run");
    expect(done.log).not.toContain("There is no owner.");
    expect(done.outputs["ruling"]).toBe("block");
  });

  test("a waiver counts as the base has it, and never one that lies in the artifact or the working tree", async () => {
    const waiver = "waivers:\n  - rule: property-removed\n    target: [orders]\n    reason: Agreed with finance.\n    approver: dana\n    expires: 2999-01-01\n";
    const fake = await github();
    const folder = leave({ ...reports([]), "waivers.yaml": waiver });
    mkdirSync(join(folder, "waivers"));
    writeFileSync(join(folder, "waivers", "mine.yaml"), waiver);
    const job = { cwd: folder, ...ran(), inputs: { reports: folder, comment: "never" }, env: { GITHUB_API_URL: fake.url, GITHUB_RUN_ID: "11" } };
    expect((await stepBeside("verdict", job)).outputs["ruling"]).toBe("block");
    fake.surfaces.files.set("waivers/orders.yaml", waiver);
    const done = await stepBeside("verdict", job);
    expect(done.outputs["ruling"], done.log).not.toBe("block");
    expect(done.log).toContain("Agreed with finance.");
    fake.surfaces.files.set("TOO MANY", "");
    expect((await stepBeside("verdict", job)).outputs["ruling"]).toBe("block");
  });

  test("without a configuration on the base the defaults hold", async () => {
    const fake = await github();
    const done = await verdict(fake, ran(), leave(reports()));
    expect(done.code, done.log).toBe(1);
    expect(done.log).toContain("There is no owner.");
    expect(done.log).not.toContain("configuration-unread");
  });

  test.each<[string, (fake: FakeGithub) => unknown, RegExp]>([
    ["of another commit", (fake) => (fake.pull.head = "e".repeat(40)), /No open pull request/],
    ["of another repository with the same branch", (fake) => (fake.surfaces.from = { id: 3, owner: "acme", branch: "feature" }), /No open pull request/],
    ["of two with the same commit", (fake) => (fake.surfaces.twins = 1), /2 open pull requests/],
    ["that the token may not see", (fake) => (fake.permissions = {}), /pull-requests: read/],
    ["whose base it may not read", (fake) => (fake.permissions = { "pull-requests": "write" }), /contents: read/],
  ])("a pull request %s gets nothing said, and the ruling is a block", async (_, spoil, said) => {
    const fake = await github();
    spoil(fake);
    const done = await verdict(fake, ran(), leave(reports([], [])), { labels: "true" });
    expect(done.code, done.log).toBe(1);
    expect(done.log.replace(/\s+/g, " ")).toMatch(said);
    expect(fake.pull.comments).toEqual([]);
    expect(fake.surfaces.labels).toEqual([]);
  });

  test("the artifact says neither which pull request it is nor what counts", async () => {
    const fake = await github();
    const claim = { pull_request: 8, number: 8, head, base: "main", config: "levels: {}", ruling: "pass" };
    await verdict(fake, ran(), leave({ "lint.json": { ...lintReport([misspelt]), ...claim }, "breaking.json": breakingReport([]), "pr.txt": "8", "meshgate.yaml": "fail-on: never" }));
    expect(calls(fake).join()).not.toContain("/8");
    expect(fake.pull.comments[0]?.body).toContain("block");
  });

  test("what cannot be judged is a block and is counted: no JSON, another version, a link, too many files", async () => {
    const secret = join(room(), "secret.json");
    writeFileSync(secret, "top-secret-value");
    const cases: readonly [string, () => string][] = [
      ["no JSON", () => leave({ ...reports([], []), "lint.json": "{" })],
      ["another version", () => leave({ ...reports([], []), "lint.json": { ...lintReport([]), meshgate: "9.0" } })],
      ["a link", () => { const folder = leave(reports([], [])); symlinkSync(secret, join(folder, "quality.json")); return folder; }],
      ["too many files", () => leave(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.json`, lintReport([])])))],
      ["nothing", () => join(room(), "no-artifact")],
    ];
    for (const [name, prepare] of cases) {
      const fake = await github();
      const done = await verdict(fake, ran(), prepare());
      expect({ name, code: done.code }, done.log).toEqual({ name, code: 1 });
      expect(done.log).not.toContain("top-secret-value");
      expect(fake.pull.comments[0]?.body, name).toContain("✖ Meshgate: block");
    }
  });

  test("in a merge group it is judged and nothing is written", async () => {
    const fake = await github();
    const done = await verdict(fake, { event: "merge_group", payload: { merge_group: { head_sha: head } } }, leave(reports()), { labels: "true", "review-comments": "true", "request-reviews": "true" });
    expect(done.code, done.log).toBe(1);
    expect(calls(fake)).toEqual([]);
  });
});

describe("a status", { timeout: 60_000 }, () => {
  test("is set on the commit that was judged, in one call", async () => {
    const fake = await github();
    await verdict(fake, pulled(), leave(reports()), { comment: "never", status: "true" });
    expect(calls(fake)).toEqual([`POST /statuses/${head}`]);
    expect(fake.surfaces.statuses).toMatchObject([{ sha: head, state: "failure", context: "meshgate/verdict", description: "block: 2 errors, 1 warning", target_url: "https://github.com/acme/mesh/actions/runs/11" }]);
    await verdict(fake, { event: "merge_group", payload: { merge_group: {} } }, leave(reports([], [])), { status: "true", gate: "daily" });
    expect(fake.surfaces.statuses[1]).toMatchObject({ sha: "d".repeat(40), state: "success", context: "meshgate/verdict/daily", description: "pass: nothing found" });
    await verdict(fake, ran(), leave(reports([], [])), { comment: "never", status: "true" });
    expect(fake.surfaces.statuses[2]).toMatchObject({ sha: head, state: "success", description: expect.stringContaining("unprivileged") });
  });
});

describe("labels", { timeout: 60_000 }, () => {
  test("follow the ruling, leave others' alone, and cost at most three calls", async () => {
    const fake = await github();
    fake.surfaces.labels.push("good first issue");
    const only = { comment: "never", labels: "true" };
    await verdict(fake, pulled(), leave(reports()), only);
    expect(fake.surfaces.labels).toEqual(["good first issue", "meshgate: block"]);
    expect(calls(fake)).toEqual(["GET /pulls/7", "POST /issues/7/labels"]);
    await verdict(fake, pulled(), leave(reports()), only);
    expect(calls(fake)).toEqual(["GET /pulls/7"]);
    await verdict(fake, pulled(), leave(reports([elsewhere], [])), only);
    expect(fake.surfaces.labels).toEqual(["good first issue", "meshgate: warn"]);
    expect(calls(fake)).toHaveLength(3);
    await verdict(fake, pulled(), leave(reports([], [])), only);
    expect(fake.surfaces.labels).toEqual(["good first issue"]);
    fake.pull.head = "e".repeat(40);
    await verdict(fake, pulled(), leave(reports()), only);
    expect(fake.surfaces.labels, "of an older commit").toEqual(["good first issue"]);
  });
});

describe("review comments", { timeout: 60_000 }, () => {
  const only = { comment: "never", "review-comments": "true" };
  const ready = async () => {
    const fake = await github();
    fake.surfaces.patches.set("orders.odcs.yaml", patchOf(text));
    return fake;
  };

  test("stand once at lines of the diff, with lint's fix as a suggestion, and go when it is mended", async () => {
    const fake = await ready();
    const first = await verdict(fake, pulled(), leave(reports()), only);
    expect(first.log).toContain("Review comments: 2 new");
    expect(first.log).toContain("1 of 3 findings is not said at a line");
    expect(calls(fake)).toEqual(["POST /graphql", "GET /pulls/7/files", "POST /pulls/7/reviews"]);
    expect(fake.surfaces.reviews).toHaveLength(1);
    const at = (line: number) => fake.surfaces.threads.find((thread) => thread.line === line);
    expect(at(4)?.body).toContain("```suggestion\nstatus: active\n```");
    expect(at(2)?.body).toContain("`orders.id` is removed");
    expect(at(2)?.body).not.toContain("suggestion");

    await verdict(fake, pulled(), leave(reports()), only);
    expect(calls(fake), "nothing is said twice").toEqual(["POST /graphql", "GET /pulls/7/files"]);

    const other = finding({ ...misspelt, rule: "unknown-field", file: "orders.odcs.yaml", line: 4, message: "`statsu` is no field of any version.", fingerprint: misspelt.fingerprint });
    await verdict(fake, pulled(), leave(reports([other], [])), only);
    expect(at(4)?.body).toContain("of any version");
    expect(at(2)?.hidden, "what is mended is hidden").toBe("outdated");
    expect(fake.surfaces.reviews).toHaveLength(1);

    await verdict(fake, pulled(), leave(reports()), only);
    expect(at(2)?.hidden, "what is back is shown again").toBeUndefined();
    expect(fake.surfaces.threads).toHaveLength(2);
  });

  test("whose answer was lost are looked for by the next run, not posted again", async () => {
    const fake = await ready();
    fake.next.push({ on: /reviews$/, late: true, status: 502 });
    const done = await verdict(fake, pulled(), leave(reports()), only);
    expect(done.log).toContain("GitHub has a fault (HTTP 502); a re-run of this job writes it.");
    expect(calls(fake).filter((call) => call.endsWith("/reviews"))).toHaveLength(1);
    expect((await verdict(fake, pulled(), leave(reports()), only)).log).toContain("Review comments: 0 new");
    expect(fake.surfaces.threads).toHaveLength(2);
  });

  test("that people resolved are not said again; strangers' are never touched; outdated ones are replaced", async () => {
    const fake = await ready();
    await verdict(fake, pulled(), leave(reports()), only);
    const [removed, spelt] = [fake.surfaces.threads.find(({ line }) => line === 2), fake.surfaces.threads.find(({ line }) => line === 4)];
    if (removed === undefined || spelt === undefined) throw new Error("not posted");
    removed.resolved = true;
    spelt.outdated = true;
    fake.surfaces.threads.push({ ...spelt, id: "T9", mine: false, outdated: false });
    await verdict(fake, pulled(), leave(reports()), only);
    expect(fake.surfaces.threads.map(({ id, hidden }) => [id, hidden])).toEqual([[removed.id, undefined], [spelt.id, "outdated"], ["T9", undefined], ["T4", undefined]]);
    expect(fake.surfaces.reviews[1]?.comments.map(({ line }) => line)).toEqual([4]);
  });

  test("of a stranger's run offer nothing that one click would take over", async () => {
    const fake = await ready();
    fake.surfaces.from = { id: 2, owner: "stranger", branch: "feature" };
    await verdict(fake, ran({ head_repository: { id: 2, owner: { login: "stranger" } } }), leave(reports()), only);
    expect(fake.surfaces.threads).toHaveLength(2);
    for (const { body } of fake.surfaces.threads) expect(body).not.toContain("suggestion");
    expect(fake.surfaces.reviews[0]?.body).toContain("without privileges");
  });

  test("that are too many are counted, in one review", async () => {
    const fake = await ready();
    const many = Array.from({ length: 50 }, (_, n) => finding({ rule: "unknown-field", file: "orders.odcs.yaml", line: 1 + (n % 5), message: `Number ${n}.` }));
    const done = await verdict(fake, pulled(), leave(reports(many, [])), only);
    expect(fake.surfaces.threads).toHaveLength(30);
    expect(done.log).toContain("20 of 50 findings are not said at a line");
    expect(fake.surfaces.reviews[0]?.body).toContain("20 of 50 findings");
  });
});

describe("review requests", { timeout: 60_000 }, () => {
  const only = { comment: "never", "request-reviews": "true" };
  const ready = async () => {
    const fake = await github();
    fake.surfaces.files.set("meshgate.yaml", "teams: { finance: \"@acme/finance-data\", crm: \"@other/crm\" }\n");
    fake.surfaces.teams.push("finance-data");
    return fake;
  };

  test("go to the teams of hurt consumers, once", async () => {
    const fake = await ready();
    const done = await verdict(fake, ran(), leave(reports()), only);
    expect(fake.surfaces.requested, done.log).toEqual([["finance-data"]]);
    expect(calls(fake).slice(-3)).toEqual(["GET /pulls/7", "GET /issues/7/timeline", "POST /pulls/7/requested_reviewers"]);
    await verdict(fake, ran(), leave(reports()), only);
    expect(fake.surfaces.requested).toHaveLength(1);
  });

  test.each<[string, (fake: FakeGithub) => unknown, string]>([
    ["on a draft", (fake) => (fake.surfaces.draft = true), "draft"],
    ["for an older commit's run", (fake) => (fake.pull.head = "e".repeat(40)), "No open pull request"],
    ["where the token knows no team", (fake) => fake.surfaces.teams.splice(0), "members: read"],
  ])("are not made %s", async (_, spoil, said) => {
    const fake = await ready();
    spoil(fake);
    const done = await verdict(fake, ran(), leave(reports()), only);
    expect(fake.surfaces.requested).toEqual([]);
    expect(done.log.replace(/\s+/g, " ")).toContain(said);
    expect(done.log).toContain("✖ block");
  });

  test("nor by a stranger's run, nor to another organisation's team", async () => {
    const fake = await ready();
    fake.surfaces.from = { id: 2, owner: "stranger", branch: "feature" };
    await verdict(fake, ran({ head_repository: { id: 2, owner: { login: "stranger" } } }), leave(reports()), only);
    fake.surfaces.from = { id: 1, owner: "acme", branch: "feature" };
    const done = await verdict(fake, ran(), leave(reports([], [change({ file: "orders.odcs.yaml", line: 2, message: "Gone.", owner: "crm" }), change({ file: "orders.odcs.yaml", line: 3, message: "Gone, too.", owner: "nobody" })])), only);
    expect(fake.surfaces.requested).toEqual([]);
    expect(done.log).toContain("another organisation");
    expect(done.log).toContain("1 hurt owner has no team");
  });
});

test("one surface that is refused keeps no other from being said", { timeout: 60_000 }, async () => {
  const fake = await github({ contents: "read", "pull-requests": "write" });
  const done = await verdict(fake, pulled(), leave(reports()), { status: "true", labels: "true" });
  expect(done.log).toContain("statuses: write");
  expect(fake.surfaces.labels).toEqual(["meshgate: block"]);
  expect(fake.pull.comments.filter(({ author }) => author === bot)).toHaveLength(1);
});

test("where no contract is touched, the gate is green at once and its summary says so", { timeout: 60_000 }, async () => {
  const done = await stepBeside("gate", { cwd: checkout.cwd, ...pulled(), sha: checkout.sha });
  expect(done.code, done.log).toBe(0);
  expect(done.summary).toContain("✔ Meshgate: pass");
  expect(done.summary).toMatch(/Looked at (?:no|0) /);
});

describe("the workflows", () => {
  const templates = resolve(import.meta.dirname, "../templates/github");
  interface Workflow { readonly on: Record<string, unknown>; readonly permissions: unknown; readonly concurrency: unknown; readonly jobs: Record<string, { readonly permissions?: unknown; readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[] }> }
  const workflow = (name: string) => parse(readFileSync(join(templates, name), "utf8")) as Workflow;

  test("are what `init --comment` writes, and it keeps what is there", async () => {
    const folder = repository({ "a.txt": "a" });
    expect((await meshgate(folder, ["init", "--comment"])).code).toBe(0);
    for (const name of ["meshgate.yml", "meshgate-comment.yml"]) {
      const said = readFileSync(join(folder, ".github/workflows", name), "utf8");
      expect(said).toBe(commentWorkflows[`.github/workflows/${name}`]);
      expect(said).toBe(readFileSync(join(templates, name), "utf8"));
    }
    expect((await meshgate(folder, ["init", "--comment"])).out).toContain("kept    .github/workflows/meshgate-comment.yml");
  });

  test("the first has no right to write and no filter of paths; the second checks nothing out and runs no script", () => {
    const [judges, says] = [workflow("meshgate.yml"), workflow("meshgate-comment.yml")];
    expect(judges.on).toEqual({ pull_request: null, merge_group: null });
    expect(judges.permissions).toEqual({ contents: "read" });
    expect(says.on).toEqual({ workflow_run: { workflows: ["meshgate"], types: ["completed"] } });
    expect(says.permissions).toEqual({});
    expect(says.jobs["comment"]?.permissions).toEqual({ actions: "read", contents: "read", "pull-requests": "write" });
    for (const { concurrency } of [judges, says]) expect(concurrency).toBeDefined();
    const steps = Object.values(says.jobs).flatMap((job) => job.steps);
    expect(steps.map(({ uses = "" }) => uses.split("@")[0])).toEqual(["actions/download-artifact", "meshgate/meshgate/actions/verdict"]);
    expect(JSON.stringify([...steps, ...Object.values(judges.jobs).flatMap((job) => job.steps)])).not.toMatch(/secrets\.|"run":/);
    expect(JSON.stringify(steps)).not.toMatch(/head_branch|head_commit|title|body/);
    const upload = Object.values(judges.jobs).flatMap((job) => job.steps).filter(({ uses }) => uses?.startsWith("actions/upload-artifact"));
    expect(upload).toHaveLength(1);
    expect(upload[0]?.with?.["path"]).toMatch(/\*\.json$/);
  });
});
