import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Here } from "#host";
import type { Verdict } from "#model";
import { markerOf } from "#pull";
import { github as githubHost } from "../packages/host/hosts/github.ts";
import { keepComment } from "../packages/run/comment.ts";
import { outside } from "./fuzz/pull-request.ts";
import { bot, fakeGithub, type FakeGithub, type Permissions } from "./github/server.ts";
import { commit, git, newRepository, room } from "./host/repositories.ts";
import { stepBeside, token } from "./run/runner.ts";
import { domain } from "./run/world.ts";

const open: FakeGithub[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

/** A checkout of the merge commit of pull request 7, which breaks the sales domain or is fine. */
function pullRequest(breaks: boolean) {
  const cwd = newRepository(join(room(), "work"));
  cpSync(join(domain, "base"), cwd, { recursive: true });
  const base = commit(cwd, "start");
  git(cwd, "checkout", "--quiet", "-b", "feature");
  if (breaks) cpSync(join(domain, "pull-request/contracts"), join(cwd, "contracts"), { recursive: true });
  const head = commit(cwd, "feature", { "notes.txt": String(Math.random()) });
  git(cwd, "checkout", "--quiet", "--detach", base);
  git(cwd, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  return { cwd, base, head, sha: git(cwd, "rev-parse", "HEAD") };
}

const payload = (from: ReturnType<typeof pullRequest>) => ({ pull_request: { number: 7, head: { sha: from.head, ref: "feature", repo: { id: 1 } }, base: { sha: from.base, ref: "main", repo: { id: 1 } } }, repository: { default_branch: "main" } });

async function github(head: string, more: { readonly permissions?: Permissions; readonly prefix?: string; readonly lag?: number } = {}) {
  const fake = await fakeGithub({ head, token, ...more });
  open.push(fake);
  return fake;
}

/** The gate's checks, then its verdict, as two steps of one job. */
async function judged(from: ReturnType<typeof pullRequest>, fake: FakeGithub, run: number, inputs: Readonly<Record<string, string>> = {}) {
  const steps = gated(from, fake, run, inputs);
  await steps.checks();
  return steps.verdict();
}
function gated(from: ReturnType<typeof pullRequest>, fake: FakeGithub, run: number, inputs: Readonly<Record<string, string>> = {}) {
  const temp = room();
  const job = { cwd: from.cwd, event: "pull_request", payload: payload(from), sha: from.sha, temp, env: { GITHUB_API_URL: fake.url, GITHUB_SERVER_URL: "https://github.com", GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: "1" } };
  return {
    checks: () => stepBeside("gate", { ...job, inputs: { "fail-on": "never" } }),
    verdict: () => {
      fake.asked.length = 0;
      return stepBeside("verdict", { ...job, inputs });
    },
  };
}
const calls = (fake: FakeGithub) => fake.asked.map(({ method, path, status }) => `${method} ${path} ${status}`);
const ours = (fake: FakeGithub) => fake.pull.comments.filter(({ author }) => author === bot);

test("is begun where everything is waived, so that who reviews sees it, and not where nothing ever was", async () => {
  const begun: string[] = [];
  const conversation: Awaited<ReturnType<NonNullable<Here["host"]["conversation"]>>> = { longest: 65_536, rest: async () => undefined, look: async () => ({ head, comments: [] }), create: async (body) => begun.push(body), update: async () => undefined, remove: async () => undefined };
  const head = "c".repeat(40);
  const host = { ...githubHost, run: () => ({ id: 7, attempt: 1, url: "https://github.example/run" }), conversation: async () => conversation };
  const here: Here = { host, trigger: { event: "pull_request", candidates: [], why: "", pull: { number: 7, head, fork: false } }, home: { server: "https://github.example", repository: "acme/mesh", user: "x", comments: "https://github.example" } };
  const waived: Verdict["waived"] = [{ level: "error", verb: "breaking", rule: "property-removed", message: "Gone.", subject: [], hurt: [], fixable: false, fingerprint: "0123456789abcdef" }];
  const verdict: Verdict = { ruling: "pass", reasons: [], known: [], waived: [], counts: { error: 0, warn: 0, info: 0, known: 0 }, seen: { files: 1, contracts: 1, products: 0, consumers: 0, verbs: ["breaking"] } };
  const said = (verdict: Verdict) => keepComment({ here, verdict, io: outside(), gate: "main", render: () => "text" });
  await said(verdict);
  expect(begun).toEqual([]);
  await said({ ...verdict, waived });
  expect(begun).toHaveLength(1);
});

describe("the comment on the pull request", { timeout: 60_000 }, () => {
  test("is begun, left alone while it says the same, and brought up to date when all is well", async () => {
    const [bad, good] = [pullRequest(true), pullRequest(false)];
    const fake = await github(bad.head);
    const first = await judged(bad, fake, 11);
    expect(first.code, first.log).toBe(1);
    expect(calls(fake)).toEqual(["POST /graphql 200", "POST /repos/acme/mesh/issues/7/comments 201", "POST /graphql 200"]);
    const [comment] = ours(fake);
    expect(markerOf(comment?.body ?? "")).toMatchObject({ gate: "main", run: 11, head: bad.head });
    expect(comment?.body).toContain("## ✖ Meshgate: block");
    expect(comment?.body).toContain(`](https://github.com/acme/mesh/blob/${bad.head}/contracts/orders.odcs.yaml#L212)`);
    expect(comment?.body).toContain("[The run](https://github.com/acme/mesh/actions/runs/11)");

    const again = await judged(bad, fake, 12);
    expect(again.log).toContain("says the same already");
    expect(calls(fake)).toEqual(["POST /graphql 200"]);

    fake.pull.head = good.head;
    const mended = await judged(good, fake, 13);
    expect(mended.code, mended.log).toBe(0);
    expect(calls(fake)).toEqual(["POST /graphql 200", `PATCH /repos/acme/mesh/issues/comments/${comment?.id} 200`]);
    expect(ours(fake)).toHaveLength(1);
    expect(ours(fake)[0]?.body).toContain("## ✔ Meshgate: pass");
  });

  test("is not there where nothing was ever to be said, or where it is not wanted", async () => {
    const good = pullRequest(false);
    const fake = await github(good.head);
    await judged(good, fake, 11);
    expect(fake.pull.comments).toEqual([]);
    const bad = pullRequest(true);
    fake.pull.head = bad.head;
    await judged(bad, fake, 12, { comment: "never" });
    expect(calls(fake)).toEqual([]);
  });

  test("of an older commit is not written over the newer one", async () => {
    const bad = pullRequest(true);
    const fake = await github("f".repeat(40));
    const done = await judged(bad, fake, 11);
    expect(done.code).toBe(1);
    expect(done.log).toContain("newer commit");
    expect(fake.pull.comments).toEqual([]);
  });

  test("of somebody who wrote our marker is not ours", async () => {
    const bad = pullRequest(true);
    const fake = await github(bad.head);
    await judged(bad, fake, 11);
    const [comment] = ours(fake);
    fake.pull.comments.splice(0, 1, { id: 1, body: comment?.body ?? "", author: "mallory", visibleFrom: 0 }, ...Array.from({ length: 150 }, (_, at) => ({ id: 2 + at, body: "chat", author: "anna", visibleFrom: 0 })));
    await judged(bad, fake, 12);
    expect(ours(fake)).toHaveLength(1);
    expect(fake.pull.comments[0]).toMatchObject({ author: "mallory", body: comment?.body });
    expect(calls(fake).filter((call) => call.startsWith("POST /graphql")), "two pages, and two to see that it is alone").toHaveLength(4);
  });

  test.each<[string, Permissions, string]>([
    ["that may only read", { contents: "read", "pull-requests": "read" }, "pull-requests: write"],
    ["that may not even see it", { contents: "read" }, "pull-requests: read"],
  ])("is not written with a token %s: the missing permission is named, the ruling stays", async (_, permissions, missing) => {
    const bad = pullRequest(true);
    const fake = await github(bad.head, { permissions });
    const done = await judged(bad, fake, 11);
    expect(done.code).toBe(1);
    expect(done.log).toContain(missing);
    expect(done.log).toContain("orders.customer_id");
    expect(done.summary).toContain("## ✖ Meshgate: block");
    expect(fake.pull.comments).toEqual([]);
  });

  test.each<[string, FakeGithub["next"]]>([
    ["was written though the answer was a fault", [{ on: /comments$/, late: true, status: 502 }]],
    ["was written though the connection broke", [{ on: /comments$/, late: true, status: 0 }]],
    ["was not written", [{ on: /comments$/, status: 503 }]],
    ["was written, and one limit came before", [{ on: /comments$/, status: 429, headers: { "retry-after": "1" }, body: { message: "You have exceeded a secondary rate limit" } }, { on: /comments$/, late: true, status: 500 }]],
  ])("is there once where it %s", async (_, planned) => {
    const bad = pullRequest(true);
    const fake = await github(bad.head);
    const steps = gated(bad, fake, 11);
    await steps.checks();
    fake.next.push(...planned);
    const done = await steps.verdict();
    expect(done.code, done.log).toBe(1);
    expect(done.log).toContain("has a comment now");
    expect(ours(fake)).toHaveLength(1);
    expect(calls(fake).filter((call) => /POST .*comments (?!429)/.test(call)).length).toBeLessThanOrEqual(2);
  });

  test("is there once where a fault hides it from lists for a while, and is left to the next run where faults go on", async () => {
    const bad = pullRequest(true);
    const fake = await github(bad.head, { lag: 2 });
    const steps = gated(bad, fake, 11);
    await steps.checks();
    fake.next.push({ on: /comments$/, late: true, status: 502 });
    expect((await steps.verdict()).log).toContain("has a comment now");
    expect(ours(fake)).toHaveLength(1);
    fake.pull.comments.length = 0;
    fake.next.push({ on: /comments$/, late: true, status: 502 }, { on: /comments$/, late: true, status: 502 });
    await steps.verdict();
    for (const comment of ours(fake)) comment.visibleFrom = 0;
    await judged(bad, fake, 12);
    expect(ours(fake), "lists that stay behind for longer leave it to the next run").toHaveLength(1);
    fake.pull.comments.length = 0;
    fake.next.push({ on: /comments$/, status: 502 }, { on: /comments$/, status: 502 });
    const done = await steps.verdict();
    expect(done.code).toBe(1);
    expect(done.log).toContain("GitHub has a fault (HTTP 502); a re-run of this job writes it.");
    expect(ours(fake)).toEqual([]);
  });

  test("waits for a limit, survives a fault, and finds a GitHub Enterprise server", async () => {
    const bad = pullRequest(true);
    const fake = await github(bad.head, { prefix: "/api/v3" });
    fake.next.push({ status: 502, body: {} });
    await judged(bad, fake, 11).then(() => undefined);
    fake.pull.comments.length = 0;
    fake.next.push({ status: 403, headers: { "retry-after": "1" }, body: { message: "You have exceeded a secondary rate limit" } });
    const done = await judged(bad, fake, 12);
    expect(done.log).toContain("has a comment now");
    expect(calls(fake)[0]).toBe("POST /api/graphql 403");
    expect(ours(fake)).toHaveLength(1);
  });
});
