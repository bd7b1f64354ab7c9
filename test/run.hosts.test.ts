import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { markerOf } from "#pull";
import { fakeAzure, service } from "./hosts/azure.ts";
import { change, type Change, job } from "./hosts/cli.ts";
import { bot, fakeGitlab, type FakeGitlab } from "./hosts/gitlab.ts";
import { calls, jsonServer } from "./hosts/server.ts";
import { git, room } from "./host/repositories.ts";
import { replay } from "./run/runner.ts";

const token = "glpat-0123456789SECRETtoken";
const gate = ["gate", "--comment", "auto"];

describe("GitLab", { timeout: 60_000 }, () => {
  const variables = (fake: FakeGitlab, { head, base }: Change, run = 11): Record<string, string> => ({
    GITLAB_CI: "true", CI_SERVER_URL: fake.url, CI_API_V4_URL: `${fake.url}/api/v4`, CI_PROJECT_PATH: "acme/mesh", CI_PIPELINE_SOURCE: "merge_request_event", CI_PIPELINE_ID: String(run), CI_JOB_URL: `${fake.url}/acme/mesh/-/jobs/${run}`, CI_JOB_TOKEN: "job-token-SECRET",
    CI_MERGE_REQUEST_IID: "7", CI_MERGE_REQUEST_EVENT_TYPE: "detached", CI_MERGE_REQUEST_PROJECT_PATH: "acme/mesh", CI_MERGE_REQUEST_PROJECT_ID: "10", CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "10", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main", CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_COMMIT_SHA: head,
    MESHGATE_TOKEN: token,
  });
  const begin = async (breaks = true, scope: "api" | "read_api" = "api") => {
    const fake = await fakeGitlab({ head: "", token, scope });
    const from = change(breaks, `${fake.url}/acme/mesh.git`);
    fake.request.head = from.head;
    return { fake, from };
  };
  const notes = (fake: FakeGitlab) => fake.request.notes.filter(({ author }) => author === bot);
  const api = "/api/v4/projects/acme%2Fmesh/merge_requests/7";
  const look = ["GET /api/v4/user 200", `GET ${api} 200`, `GET ${api}/notes 200`];

  test("keeps one note: begun, left alone while it says the same, brought up to date when all is well", async () => {
    const { fake, from } = await begin();
    const first = await job(from.cwd, [...gate, "--also", "gitlab=quality.json", "--also", "junit=out/junit.xml"], variables(fake, from));
    expect(first.code, first.log).toBe(1);
    expect(calls(fake)).toEqual([...look, `POST ${api}/notes 201`, ...look]);
    const [note] = notes(fake);
    expect(markerOf(note?.body ?? "")).toMatchObject({ gate: "main", run: 11, head: from.head });
    expect(note?.body).toContain(`](${fake.url}/acme/mesh/-/blob/${from.head}/contracts/orders.odcs.yaml#L212)`);
    expect(note?.body, "a line that begins with a slash could be a quick action").not.toMatch(/^\s*\//m);
    expect(JSON.parse(readFileSync(join(from.cwd, "quality.json"), "utf8"))).not.toEqual([]);
    expect(readFileSync(join(from.cwd, "out/junit.xml"), "utf8")).toContain("<testsuites");
    expect(first.log).not.toMatch(/SECRET/);
    expect(new Set(fake.git), "git has the token of the job, never the one that writes").toEqual(new Set([`Basic ${Buffer.from("gitlab-ci-token:job-token-SECRET").toString("base64")}`]));

    fake.asked.length = 0;
    expect((await job(from.cwd, gate, variables(fake, from, 12))).log).toContain("says the same already");
    expect(calls(fake)).toEqual(look);

    const good = change(false, `${fake.url}/acme/mesh.git`);
    fake.request.head = good.head;
    const mended = await job(good.cwd, gate, variables(fake, good, 13));
    expect(mended.code, mended.log).toBe(0);
    expect(notes(fake).map(({ body }) => body)).toEqual([expect.stringContaining("## ✔ Meshgate: pass")]);
  });

  test("merged results are compared with what they were merged into", async () => {
    const { fake, from } = await begin();
    git(from.cwd, "checkout", "--quiet", "--detach", from.merge);
    const env = { ...variables(fake, from), CI_COMMIT_SHA: from.merge, CI_MERGE_REQUEST_EVENT_TYPE: "merged_result", CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: from.head, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: from.base };
    const done = await job(from.cwd, gate, env);
    expect(done.code, done.log).toBe(1);
    expect(markerOf(notes(fake)[0]?.body ?? "")).toMatchObject({ head: from.head });
    const train = await job(from.cwd, gate, { ...env, CI_MERGE_REQUEST_EVENT_TYPE: "merge_train" });
    expect(train.code, "a train speaks by its ruling alone").toBe(1);
    expect(train.log).not.toContain("comment");
  });

  test("somebody else's note with our marker is not ours, over pages", async () => {
    const { fake, from } = await begin();
    await job(from.cwd, gate, variables(fake, from));
    const body = notes(fake)[0]?.body ?? "";
    fake.request.notes.splice(0, 1, { id: 1, body, author: 66 }, ...Array.from({ length: 150 }, (_, at) => ({ id: 2 + at, body: "chat", author: 7 })));
    await job(from.cwd, gate, variables(fake, from, 12));
    expect(notes(fake)).toHaveLength(1);
    expect(fake.request.notes[0]).toEqual({ id: 1, body, author: 66 });
  });

  test.each([
    ["no token but the job's", { MESHGATE_TOKEN: "" }, /CI_JOB_TOKEN.*may not write notes.*scope `api`/],
    ["a token that nobody knows", { MESHGATE_TOKEN: "glpat-wrong" }, /does not accept the token/],
    ["a project that the token does not see", { CI_MERGE_REQUEST_PROJECT_PATH: "acme/other" }, /the token may not.*scope `api`/],
  ])("%s: what to do is said, and the ruling stays", async (_, more, said) => {
    const { fake, from } = await begin();
    if ("CI_MERGE_REQUEST_PROJECT_PATH" in more) git(from.cwd, "remote", "set-url", "origin", `${fake.url}/acme/other.git`);
    const done = await job(from.cwd, gate, { ...variables(fake, from), ...more });
    expect(done.code, done.log).toBe(1);
    expect(done.log).toMatch(said);
    expect(done.log).toContain("orders.customer_id");
    expect(notes(fake)).toEqual([]);
  });

  test("a token that may only read: the missing scope is named", async () => {
    const { fake, from } = await begin(true, "read_api");
    const done = await job(from.cwd, gate, variables(fake, from));
    expect(done.code).toBe(1);
    expect(done.log).toMatch(/The comment was not written: the token may not\. Give .* scope `api`/);
  });

  test("one note is there where it was written though the answer was a fault", async () => {
    const { fake, from } = await begin();
    fake.next.push({ on: "POST", late: true, status: 502 });
    expect((await job(from.cwd, gate, variables(fake, from))).log).toContain("has a comment now");
    expect(calls(fake)).toEqual([...look, `POST ${api}/notes 502`, ...look]);
    expect(notes(fake)).toHaveLength(1);
  });

  test("a limit is waited for, a fault is asked again, a redirect never takes the token elsewhere", async () => {
    const { fake, from } = await begin();
    const thief = await jsonServer(() => ({ status: 200, body: {} }));
    fake.next.push({ status: 429, headers: { "retry-after": "1" } }, { status: 502 });
    const done = await job(from.cwd, gate, variables(fake, from));
    expect(done.log).toContain("has a comment now");
    fake.next.push({ status: 302, headers: { location: thief.url } });
    expect((await job(from.cwd, gate, variables(fake, from, 12))).log).toContain("does not accept the token");
    expect(thief.asked).toEqual([]);
  });
});

describe("Azure Pipelines", { timeout: 60_000 }, () => {
  const begin = async (contributes = true) => {
    const fake = await fakeAzure({ head: "", token, contributes });
    const from = change(true, `${fake.url}/acme/data/_git/mesh`);
    fake.pull.head = from.head;
    git(from.cwd, "checkout", "--quiet", "--detach", from.merge);
    const env = {
      TF_BUILD: "True", AGENT_TEMPDIRECTORY: room(), BUILD_BUILDID: "11", BUILD_REASON: "PullRequest", BUILD_REPOSITORY_ID: "repository", BUILD_REPOSITORY_PROVIDER: "TfsGit", BUILD_REPOSITORY_URI: `${fake.url}/acme/data/_git/mesh`, BUILD_SOURCEBRANCH: "refs/pull/7/merge", BUILD_SOURCEVERSION: from.merge,
      SYSTEM_ACCESSTOKEN: token, SYSTEM_COLLECTIONURI: `${fake.url}/acme/`, SYSTEM_JOBATTEMPT: "1", SYSTEM_TEAMPROJECT: "data", SYSTEM_TEAMPROJECTID: "project", SYSTEM_PULLREQUEST_PULLREQUESTID: "7", SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main", SYSTEM_PULLREQUEST_SOURCECOMMITID: from.head, SYSTEM_PULLREQUEST_ISFORK: "False",
    };
    return { fake, from, env };
  };

  test("has its remarks at their lines, a summary, outputs, and one thread", async () => {
    const { fake, from, env } = await begin();
    const first = await job(from.cwd, gate, env);
    expect(first.code, first.log).toBe(1);
    const commands = replay(first.log);
    const issues = commands.filter(({ name }) => name === "task.logissue");
    expect(issues.length).toBeGreaterThan(1);
    expect(issues[0]?.properties).toMatchObject({ type: "error", sourcepath: "contracts/orders.odcs.yaml", linenumber: expect.stringMatching(/^\d+$/), code: expect.any(String) });
    expect(issues.filter(({ properties }) => properties["type"] === "error").length).toBeLessThanOrEqual(10);
    const summary = commands.find(({ name }) => name === "task.uploadsummary");
    expect(readFileSync(summary?.data ?? "", "utf8")).toContain("## ✖ Meshgate: block");
    expect(commands).toContainEqual({ name: "task.setvariable", properties: { variable: "ruling", isoutput: "true" }, data: "block" });
    expect(commands.every(({ name }) => ["task.logissue", "task.uploadsummary", "task.setvariable"].includes(name))).toBe(true);
    expect(fake.pull.threads).toHaveLength(1);
    expect(markerOf(fake.pull.threads[0]?.body ?? "")).toMatchObject({ run: 11, head: from.head });
    expect(first.log).not.toContain("SECRET");

    expect((await job(from.cwd, gate, { ...env, BUILD_BUILDID: "12" })).log).toContain("says the same already");
    fake.pull.threads.unshift({ id: 1, body: fake.pull.threads[0]?.body ?? "", author: "mallory", isDeleted: false });
    const own = fake.pull.threads[1];
    if (own !== undefined) own.body = own.body.replace(/digest=\w{4}/, "digest=0000");
    expect((await job(from.cwd, gate, { ...env, BUILD_BUILDID: "13" })).log).toContain("brought up to date");
    expect(fake.pull.threads.filter(({ author }) => author === service)).toHaveLength(1);
    expect(calls(fake).filter((call) => call.startsWith("PATCH"))).toEqual([`PATCH /acme/project/_apis/git/repositories/repository/pullRequests/7/threads/${own?.id}/comments/1 200`]);
  });

  test("one thread is there where a fault left it open whether there is one", async () => {
    const { fake, from, env } = await begin();
    fake.next.push({ on: "POST", status: 503 });
    expect((await job(from.cwd, gate, env)).log).toContain("has a comment now");
    expect(fake.pull.threads).toHaveLength(1);
  });

  test.each([
    ["without a token", { SYSTEM_ACCESSTOKEN: "" }, true, /the step has no token.*System\.AccessToken/],
    ["with a wrong one", { SYSTEM_ACCESSTOKEN: "wrong" }, true, /does not accept the token/],
    ["with one that may not", {}, false, /the token may not.*contribute to pull requests/],
  ])("%s says what to do, and the ruling stays", async (_, more, contributes, said) => {
    const { fake, from, env } = await begin(contributes);
    const done = await job(from.cwd, gate, { ...env, ...more });
    expect(done.code, done.log).toBe(1);
    expect(done.log).toMatch(said);
    expect(fake.pull.threads).toEqual([]);
  });
});

describe("Bitbucket Pipelines", { timeout: 60_000 }, () => {
  test("has a report with remarks at their lines, through the proxy of the step", async () => {
    const reports = new Map<string, { report: Record<string, unknown>; annotations: Record<string, unknown>[] }>();
    const proxy = await jsonServer(({ method, path, headers, body }) => {
      if (!path.startsWith("http://api.bitbucket.org/2.0/repositories/acme/mesh/commit/") || headers.host !== "api.bitbucket.org") return { status: 404 };
      const [url = "", annotations] = path.split("/annotations").length > 1 ? [path.slice(0, -"/annotations".length), true] : [path, false];
      if (method === "DELETE") return { status: reports.delete(url) ? 204 : 404 };
      if (method === "PUT") reports.set(url, { report: body as Record<string, unknown>, annotations: [] });
      const found = reports.get(url);
      if (found === undefined) return { status: 404 };
      if (annotations && (!Array.isArray(body) || body.length > 100 || body.some(({ summary }) => typeof summary !== "string" || summary.length > 450))) return { status: 400 };
      if (annotations) found.annotations.push(...(body as Record<string, unknown>[]));
      return { status: 200, body: {} };
    });
    const from = change(true, "http://bitbucket.org/acme/mesh");
    // Bitbucket merges the target into the source: the first parent is the source.
    const env = {
      BITBUCKET_BUILD_NUMBER: "11", BITBUCKET_COMMIT: from.head, BITBUCKET_GIT_HTTP_ORIGIN: "http://bitbucket.org/acme/mesh", BITBUCKET_REPO_FULL_NAME: "acme/mesh", BITBUCKET_PR_ID: "7", BITBUCKET_BRANCH: "feature", BITBUCKET_PR_DESTINATION_BRANCH: "main", BITBUCKET_PR_DESTINATION_COMMIT: from.base,
      MESHGATE_BITBUCKET_PROXY: proxy.url,
    };
    for (const again of [false, true]) {
      const done = await job(from.cwd, ["gate"], env);
      expect(done.code, done.log).toBe(1);
      const [one, ...rest] = [...reports.values()];
      expect(rest, String(again)).toEqual([]);
      expect(one?.report).toMatchObject({ title: "Meshgate", report_type: "TEST", result: "FAILED" });
      expect(one?.annotations.length).toBeGreaterThan(1);
      expect(one?.annotations[0]).toMatchObject({ external_id: "meshgate-1", severity: "HIGH", path: "contracts/orders.odcs.yaml", line: expect.any(Number) });
    }
    const down = await job(from.cwd, ["gate"], { ...env, MESHGATE_BITBUCKET_PROXY: "http://127.0.0.1:9" });
    expect(down.code, down.log).toBe(1);
    expect(down.log).toMatch(/The report of Code Insights was not written.*does not answer/);
  });
});

describe("Buildkite", { timeout: 60_000 }, () => {
  const env = (from: Change, path: string): Record<string, string> => ({ PATH: `${path}:${process.env["PATH"]}`, BUILDKITE: "true", BUILDKITE_BUILD_NUMBER: "11", BUILDKITE_BUILD_URL: "https://buildkite.invalid/1", BUILDKITE_COMMIT: from.head, BUILDKITE_PULL_REQUEST: "7", BUILDKITE_PULL_REQUEST_BASE_BRANCH: "main", BUILDKITE_REPO: "https://git.invalid/acme/mesh.git", BUILDKITE_STEP_KEY: "contracts; rm -rf" });

  test("has an annotation of the step, by the agent on the path", async () => {
    const from = change(true, "https://git.invalid/acme/mesh.git");
    const [path, said] = [room(), room()];
    writeFileSync(join(path, "buildkite-agent"), `#!/bin/sh\nprintf '%s\\n' "$@" >'${said}/args'\ncat >'${said}/body'\n`);
    chmodSync(join(path, "buildkite-agent"), 0o755);
    const done = await job(from.cwd, ["gate"], env(from, path));
    expect(done.code, done.log).toBe(1);
    expect(readFileSync(join(said, "args"), "utf8").trim().split("\n")).toEqual(["annotate", "--context", "meshgate contracts- rm -rf", "--style", "error"]);
    expect(readFileSync(join(said, "body"), "utf8")).toContain("## ✖ Meshgate: block");
  });

  test("without the agent it says so, and the ruling stays", async () => {
    const from = change(true, "https://git.invalid/acme/mesh.git");
    const done = await job(from.cwd, ["gate"], env(from, room()));
    expect(done.code, done.log).toBe(1);
    expect(done.log).toContain("no `buildkite-agent` on the path");
  });
});
