import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { UsageError } from "#model";
import { approve } from "../packages/run/approve.ts";
import { approveWorkflow } from "../packages/run/approve-workflow.ts";
import { commentWorkflows } from "../packages/run/comment-workflows.ts";
import { bot, type Comment, fakeGithub, type FakeGithub, type Permissions } from "./github/server.ts";
import { gitEnv, room } from "./host/repositories.ts";
import { token } from "./run/runner.ts";
import { pullRequest, queued } from "./workflow/pull-request.ts";
import { runWorkflow } from "./workflow/run.ts";

const open: FakeGithub[] = [];
beforeAll(() => { for (const name of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) vi.stubEnv(name, ""); });
afterAll(() => void vi.unstubAllEnvs());
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

const head = "a".repeat(40);
const body = "/meshgate approve 1f2e3d4c5b6a7988 until 2026-12-31 because Agreed.";
const may: Permissions = { actions: "write", "pull-requests": "read" };

async function github(permissions: Permissions = may, at = head) {
  const fake = await fakeGithub({ head: at, token, permissions });
  open.push(fake);
  fake.surfaces.people.set("fay", { permission: "write" }).set("ron", { permission: "read" });
  fake.surfaces.runs.push({ id: 41, head: at, going: 0, conclusion: "failure", again: 0 }, { id: 42, head: at, going: 0, conclusion: "failure", again: 0 }, { id: 43, head: "c".repeat(40), going: 0, conclusion: "failure", again: 0 });
  return fake;
}

/** The event says one thing, and GitHub another: only the latter counts. */
const event = (more: object = {}) => ({ action: "created", issue: { number: 7, pull_request: { url: "https://api.github.com/repos/acme/mesh/pulls/7" }, user: { login: "someone" } }, comment: { id: 1, body, user: { login: "fay", type: "User" } }, ...more });

async function asked(fake: FakeGithub, { comment = {}, payload = event(), inputs = {} }: { readonly comment?: Partial<Comment>; readonly payload?: unknown; readonly inputs?: Readonly<Record<string, string>> } = {}) {
  fake.pull.comments.push({ id: 1, body, author: "fay", visibleFrom: 0, ...comment });
  const file = join(room(), "event.json");
  writeFileSync(file, JSON.stringify(payload));
  const said = { err: "" };
  const env = { ...gitEnv, GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "issue_comment", GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: "acme/mesh", GITHUB_SERVER_URL: "https://github.com", GITHUB_API_URL: fake.url };
  const io = { cwd: room(), env, out: () => {}, err: (text: string) => void (said.err += text), stdin: async () => new Uint8Array(), today: "2026-09-28", now: "2026-09-28T12:00:00Z", token, terminal: { out: false, err: false, columns: 0 } };
  const code = await approve.run({ files: [], options: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, [value]])) }, io).catch((error: unknown) => {
    if (error instanceof UsageError) return error.message;
    throw error;
  });
  return { code, text: said.err.replace(/\s+/g, " "), again: fake.surfaces.runs.filter((run) => run.again > 0).map((run) => run.id), calls: fake.asked.map(({ method, path }) => `${method} ${path.replace("/repos/acme/mesh", "")}`) };
}

describe("after a comment with a command", { timeout: 60_000 }, () => {
  test("the newest run of the gate for the newest commit is run again, in four calls", async () => {
    const done = await asked(await github());
    expect(done).toMatchObject({ code: 0, again: [42], calls: ["POST /graphql", "GET /collaborators/fay/permission", "GET /actions/workflows/meshgate.yml/runs", "POST /actions/runs/42/rerun"] });
  });

  test("a run that is still going is waited for, and only so long", async () => {
    const fake = await github();
    for (const run of fake.surfaces.runs) run.going = 1;
    expect(await asked(fake, { inputs: { wait: "1" } })).toMatchObject({ code: 0, again: [42] });
    const slow = await github();
    for (const run of slow.surfaces.runs) run.going = 9;
    expect(await asked(slow, { inputs: { wait: "0" } })).toMatchObject({ code: expect.stringMatching(/still going after 0 seconds/), again: [] });
  });

  test.each<[string, Parameters<typeof asked>[1], RegExp]>([
    ["that was deleted", { comment: { id: 2 } }, /not there any more/], ["that is minimised", { comment: { more: { minimized: true } } }, /not there any more/], ["that was edited", { comment: { more: { edited: "2026-09-28T10:00:00Z" } } }, /edited/],
    ["that is broken", { comment: { body: "/meshgate approve x" } }, /names no fingerprint/], ["that says it to GitHub's event alone", { comment: { body: "hello" } }, /no line/], ["of a bot", { comment: { author: bot } }, /bot/], ["of who opened the pull request", { comment: { author: "dana" } }, /Who opened/],
    ["of who may only read", { comment: { author: "ron" } }, /`ron` may not write/], ["of whom nobody knows", { comment: { author: "xeno" } }, /does not tell/],
  ])("one %s runs nothing", async (_, situation, why) => {
    const done = await asked(await github(), situation);
    expect([done.code, done.again]).toEqual([0, []]);
    expect(done.text).toMatch(why);
  });

  test.each<[string, Parameters<typeof asked>[1], RegExp, Permissions]>([
    ["on an issue", { payload: event({ issue: { number: 7 } }) }, /no event of a new comment/, may], ["that was edited, by its event", { payload: event({ action: "edited" }) }, /no event of a new comment/, may], ["with a path for a workflow", { inputs: { workflow: "../x.yml" } }, /no name of a workflow/, may],
    ["with a wait that is none", { inputs: { wait: "soon" } }, /whole number of seconds/, may], ["where no run is", { inputs: { workflow: "other.yml" } }, /actions: write/, may], ["without the right to run", {}, /actions: write/, { actions: "read", "pull-requests": "read" }], ["without the right to read", {}, /pull-requests: read/, { actions: "write" }],
  ])("one %s is the user's to mend", async (_, situation, why, permissions) => {
    const done = await asked(await github(permissions), situation);
    expect([done.code, done.again]).toEqual([expect.stringMatching(why), []]);
  });
});

describe("the workflow that `init --approvals` writes", { timeout: 60_000 }, () => {
  const [text = ""] = Object.values(approveWorkflow);
  const from = pullRequest({ breaks: false });
  const on = async (payload: object, fake: FakeGithub) => runWorkflow("meshgate-approve.yml", text, { ...from, event: "issue_comment", payload: { ...payload, repository: from.payload.repository }, github: fake, token, run: 11 });

  test("runs the gate again with the rights that it asks for", async () => {
    const fake = await github({}, from.head);
    fake.pull.comments.push({ id: 1, body, author: "fay", visibleFrom: 0 });
    const [job] = await on(event(), fake);
    expect(job?.result, job?.steps.map(({ log }) => log).join("\n")).toBe("success");
    expect(job?.permissions).toEqual(may);
    expect(job?.steps.at(-1)?.outputs).toEqual({ run: "42" });
    expect(fake.surfaces.runs.map(({ again }) => again)).toEqual([0, 1, 0]);
  });

  test.each([["on an issue", event({ issue: { number: 7 } })], ["without the command", event({ comment: { id: 1, body: "hello", user: { type: "User" } } })], ["of a bot", event({ comment: { id: 1, body, user: { type: "Bot" } } })]])("does nothing for a comment %s", async (_, payload) => {
    const fake = await github({}, from.head);
    expect((await on(payload, fake)).map(({ result }) => result)).toEqual(["skipped"]);
    expect(fake.asked).toEqual([]);
  });
});

describe("from the block to the merge", { timeout: 120_000 }, () => {
  const text = (commentWorkflows[".github/workflows/meshgate.yml"] ?? "").replace("# pull-requests: read", "pull-requests: read");

  test("the lines that the gate offers, copied by an owner with a reason, turn the required check green, in the queue too; as they are they do not", async () => {
    const bad = pullRequest({ base: { "meshgate.yaml": "approvals: comment\n", "CODEOWNERS": "* @fay\n" } });
    const fake = await github({}, bad.head);
    const gate = async (from: Omit<typeof bad, "payload"> & { readonly payload: Readonly<Record<string, unknown>> } = bad) => {
      const [job] = await runWorkflow("meshgate.yml", text, { ...from, github: fake, token, run: 11 });
      return { result: job?.result, permissions: job?.permissions, summary: job?.steps.map(({ summary }) => summary).join("") ?? "", log: job?.steps.map(({ log }) => log).join("\n") ?? "" };
    };
    const before = await gate();
    expect(before.result, before.log).toBe("failure");
    expect(before.permissions).toEqual({ contents: "read", "pull-requests": "read" });
    const lines = [...before.summary.matchAll(/```text\n(\/meshgate approve [0-9a-f]{16} until \d{4}-\d\d-\d\d because …)\n```/g)].map(([, line = ""]) => line);
    expect(lines.length).toBeGreaterThan(0);
    fake.pull.comments.push({ id: 1, body: lines.join("\n"), author: "fay", visibleFrom: 0 });
    expect((await gate()).result, "nobody gave a reason").toBe("failure");
    fake.pull.comments.push({ id: 2, body: lines.join("\r\n").replaceAll("…", "Agreed with the readers."), author: "fay", visibleFrom: 0 });
    const after = await gate();
    expect(after.result, after.log).toBe("success");
    expect(after.summary).toContain("*Waived:* `fay` in a comment until");
    expect((await gate(queued(bad))).result).toBe("success");
    fake.pull.comments.length = 0;
    expect((await gate()).result, "a comment that was deleted").toBe("failure");
  });
});
