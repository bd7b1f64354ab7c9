import { afterEach, describe, expect, test } from "vitest";
import { fakeGithub, type FakeGithub, type Permissions } from "./github/server.ts";
import { token } from "./run/runner.ts";
import { pullRequest, type PullRequest, queued } from "./workflow/pull-request.ts";
import { runWorkflow } from "./workflow/run.ts";
import { ownWorkflows, shown, templates, writtenByInit } from "./workflow/shipped.ts";
import type { Artifacts, JobResult } from "./workflow/world.ts";

const open: FakeGithub[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function github(from: PullRequest, more: { readonly prefix?: string } = {}) {
  const fake = await fakeGithub({ head: from.head, token, ...more });
  open.push(fake);
  return fake;
}

/** Runs a workflow on the pull request, or on another event of it. */
async function on(name: string, text: string, from: Omit<PullRequest, "payload"> & { readonly payload: Readonly<Record<string, unknown>> }, fake: FakeGithub, more: { readonly artifacts?: Artifacts; readonly run?: number } = {}): Promise<readonly JobResult[]> {
  return runWorkflow(name, text, { ...from, github: fake, token, run: 11, ...more });
}

const stepOf = (jobs: readonly JobResult[], name: RegExp) => {
  const found = jobs.flatMap(({ steps }) => steps).find((step) => name.test(step.name));
  if (found === undefined) throw new Error(`no step ${name}`);
  return found;
};
const results = (jobs: readonly JobResult[]) => Object.fromEntries(jobs.map(({ id, result }) => [id, result]));

describe("workflows that we show run as they stand", { timeout: 120_000 }, () => {
  // What uploads to code scanning decides nothing, and its steps are GitHub's own.
  test.each([...templates, ...shown].filter(({ text }) => /\bpull_request\b(?!_)/.test(text.split(/^jobs:/m)[0] ?? "") && !text.includes("upload-sarif")))("$name", async ({ name, text }) => {
    const [bad, good] = [pullRequest(), pullRequest({ breaks: false })];
    for (const [from, result] of [[bad, "failure"], [good, "success"]] as const) {
      const jobs = await on(name, text, from, await github(from));
      expect(jobs.map((job) => job.result), jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join("\n")).toContain(result);
      if (result === "failure") expect(jobs.flatMap(({ steps }) => steps.map(({ summary }) => summary)).join(""), "the reason stands in the summary").toMatch(/customer_id|requried/);
    }
  });

  test("what `meshgate init` writes: blocked on the pull request and in the queue, green where all is well", async () => {
    const { text } = (await writtenByInit()).find(({ name }) => name.endsWith("meshgate.yml")) ?? { text: "" };
    const bad = pullRequest();
    const jobs = await on("meshgate.yml", text, bad, await github(bad));
    expect(results(jobs)).toEqual({ gate: "failure" });
    const step = stepOf(jobs, /actions\/gate@/);
    expect(step.summary).toContain("`orders.customer_id`");
    for (const kind of ["error", "warning", "notice"]) expect(step.annotations.filter(({ name }) => name === kind).length).toBeLessThanOrEqual(10);
    expect(step.dropped, "the action keeps to the budget itself").toBe(0);
    expect(results(await on("meshgate.yml", text, queued(bad), await github(bad)))).toEqual({ gate: "failure" });
    const good = pullRequest({ breaks: false });
    expect(results(await on("meshgate.yml", text, good, await github(good)))).toEqual({ gate: "success" });
    const fork = pullRequest({ fork: true });
    expect(results(await on("meshgate.yml", text, fork, await github(fork)))).toEqual({ gate: "failure" });
  });
});

/** One step of a job that may write comments. */
const whole = (more = "") => `
on: [pull_request, merge_group]
permissions: { contents: read, pull-requests: write }
jobs:
  gate:
    runs-on: ubuntu-latest
    outputs: { ruling: "\${{ steps.it.outputs.ruling }}", errors: "\${{ steps.it.outputs.errors }}", report: "\${{ steps.it.outputs.report }}" }
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
      - { id: it, uses: meshgate/meshgate@v0${more} }
`;

describe("the whole suite in one step", { timeout: 120_000 }, () => {
  test.each(["", "/api/v3"])("one comment, one summary, one budget of annotations; the second run writes nothing (prefix `%s`)", async (prefix) => {
    const bad = pullRequest();
    const fake = await github(bad, { prefix });
    const [job] = await on("w.yml", whole(), bad, fake);
    const step = stepOf(job === undefined ? [] : [job], /meshgate@/);
    expect(job?.result, step.log).toBe("failure");
    expect(job?.outputs).toMatchObject({ ruling: "block", errors: expect.stringMatching(/^[1-9]/), report: expect.stringMatching(/gate\.json$/) });
    expect(step.summary.match(/^## /gm), "the gate leaves the summary to the verdict").toHaveLength(1);
    const said = step.annotations.map(({ name, data, properties }) => JSON.stringify([name, data, properties]));
    expect(new Set(said).size).toBe(said.length);
    expect(step.dropped).toBe(0);
    expect(fake.pull.comments, step.log).toHaveLength(1);
    await on("w.yml", whole(), bad, fake, { run: 12 });
    expect(fake.asked.filter(({ method, path }) => method !== "POST" || !path.endsWith("graphql"))).toHaveLength(1);
    if (fake.held.size > 0) expect([...fake.held]).toEqual([["POST /graphql", 3], ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments", 1]]);
  });

  test("a fork's token cannot comment: the verdict stands in the log and the summary", async () => {
    const fork = pullRequest({ fork: true });
    const fake = await github(fork);
    const jobs = await on("w.yml", whole(), fork, fake);
    expect(results(jobs)).toEqual({ gate: "failure" });
    expect(stepOf(jobs, /meshgate@/).summary).toContain("Meshgate: block");
    expect(fake.pull.comments).toEqual([]);
  });

  test("before `enforce-from` the job is green and the comment says from when it would not be", async () => {
    const bad = pullRequest({ base: { "meshgate.yaml": "enforce-from: 2999-01-01\n" } });
    const fake = await github(bad);
    expect(results(await on("w.yml", whole(), bad, fake))).toEqual({ gate: "success" });
    expect(fake.pull.comments[0]?.body).toContain("would block from 2999-01-01");
  });

  test("where the gate cannot look, the verdict says that its reports are missing", async () => {
    const bad = pullRequest();
    const fake = await github(bad);
    const jobs = await on("w.yml", whole(", with: { base: nowhere }"), bad, fake);
    expect(results(jobs)).toEqual({ gate: "failure" });
    expect(stepOf(jobs, /meshgate@/).log).toContain("The base `nowhere`");
  });

  test("called as a workflow: the caller's permissions hold, and the queue is judged", async () => {
    const caller = (permissions: string) => `on: [pull_request, merge_group]\npermissions: ${permissions}\njobs: { gate: { uses: "meshgate/meshgate/.github/workflows/gate.yml@v0", with: { comment: auto } } }\n`;
    const bad = pullRequest();
    const fake = await github(bad);
    expect(results(await on("w.yml", caller("{ contents: read, pull-requests: write }"), bad, fake))).toEqual({ gate: "failure" });
    expect(fake.pull.comments).toHaveLength(1);
    const read = await github(bad);
    expect(results(await on("w.yml", caller("{ contents: read }"), bad, read))).toEqual({ gate: "failure" });
    expect(read.pull.comments).toEqual([]);
    expect(results(await on("w.yml", caller("{ contents: read }"), queued(bad), read))).toEqual({ gate: "failure" });
  });

  test("the workflow by which this repository eats its own food is parsed and run", async () => {
    const { text = "" } = ownWorkflows.find(({ name }) => name.endsWith("dogfood.yml")) ?? {};
    const good = pullRequest({ breaks: false, base: { ".github/meshgate.yaml": "contracts: [\"contracts/**\"]\n" } });
    expect(results(await on("dogfood.yml", text, good, await github(good)))).toEqual({ gate: "success" });
  });
});

describe("the runner is as GitHub's", () => {
  const from = pullRequest({ breaks: false });
  const run = async (text: string) => on("t.yml", text, from, await github(from));

  test("`if`, `needs`, outputs, environment, permissions", async () => {
    const jobs = await run(`
on: pull_request
permissions: { contents: read }
env: { A: outer }
jobs:
  one:
    runs-on: x
    outputs: { said: "\${{ steps.say.outputs.word }}" }
    steps:
      - id: say
        env: { A: inner }
        run: |
          echo "word=$A" >> "$GITHUB_OUTPUT"
          echo "B<<EOF
          two
          lines
          EOF" >> "$GITHUB_ENV"
      - run: test "$B" = $'two\\nlines' && test "$A" = outer && test \${{ env.B == '' }} = false
      - { run: exit 1, continue-on-error: true }
      - { run: exit 1, if: "\${{ failure() }}" }
  two: { needs: one, runs-on: x, permissions: {}, if: "needs.one.outputs.said == 'inner'", steps: [{ run: exit 1 }, { run: exit 0 }, { if: always(), run: exit 0 }] }
  three: { needs: two, runs-on: x, steps: [{ run: exit 0 }] }
  four: { needs: two, if: always(), runs-on: x, steps: [{ run: "test \${{ needs.two.result }} = failure" }] }
`);
    expect(results(jobs)).toEqual({ one: "success", two: "failure", three: "skipped", four: "success" });
    expect(jobs[0]?.steps.map(({ outcome }) => outcome)).toEqual(["success", "success", "failure", "skipped"]);
    expect(jobs[1]?.steps.map(({ conclusion }) => conclusion)).toEqual(["failure", "skipped", "success"]);
    expect(jobs.map(({ permissions }) => permissions)).toEqual([{ contents: "read" }, {}, { contents: "read" }, { contents: "read" }]);
  });

  test("ten annotations of a kind are kept for a step, and a summary of more than 1 MiB is dropped whole", async () => {
    const jobs = await run("on: pull_request\njobs: { a: { runs-on: x, steps: [{ run: 'for i in $(seq 12); do echo \"::error::$i\"; echo \"::notice::$i\"; done' }, { run: 'head -c 1048577 /dev/zero >> \"$GITHUB_STEP_SUMMARY\"' }] } }");
    expect(jobs[0]?.steps[0]).toMatchObject({ dropped: 4, annotations: { length: 20 } });
    expect(jobs[0]?.steps[1]).toMatchObject({ outcome: "failure", summary: "" });
  });

  test("a workflow that GitHub refuses, an input that an action does not have and a checkout of a fork in a trusted event are errors", async () => {
    await expect(run("on: pull_request\njobs: { a: { runs-on: x, stepz: [] } }")).rejects.toThrow(/stepz/);
    await expect(run("on: push\njobs: { a: { runs-on: x, steps: [{ run: x }] } }")).rejects.toThrow(/does not run on pull_request/);
    await expect(run("on: pull_request\njobs: { a: { runs-on: x, steps: [{ uses: actions/checkout@v7 }, { uses: meshgate/meshgate/actions/gate@v0, with: { fial-on: never } }] } }")).rejects.toThrow(/Unexpected input 'fial-on'/);
    const fork = pullRequest({ fork: true });
    const jobs = await on("t.yml", "on: pull_request_target\njobs: { a: { runs-on: x, steps: [{ uses: actions/checkout@v7 }] } }", { ...fork, event: "pull_request_target" }, await github(fork));
    expect(jobs[0]?.steps[0]?.log).toContain("Refusing to check out");
  });

  test("of a fork's pull request the token only reads", async () => {
    const fork = pullRequest({ fork: true });
    const jobs = await on("t.yml", "on: pull_request\npermissions: { contents: read, pull-requests: write }\njobs: { a: { runs-on: x, steps: [{ run: 'true' }] } }", fork, await github(fork));
    expect(jobs[0]?.permissions).toEqual<Permissions>({ contents: "read", "pull-requests": "read" });
  });
});
