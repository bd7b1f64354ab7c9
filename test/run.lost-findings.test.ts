import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Finding, Verdict } from "#model";
import { marked } from "#pull";
import { bot, fakeGithub, type FakeGithub, type Permissions } from "./github/server.ts";
import { room } from "./host/repositories.ts";
import { breakingReport, finding, lintReport, mergeCheckout } from "./run/reports.ts";
import { type Step, stepBeside, token } from "./run/runner.ts";

const checkout = mergeCheckout({ "orders.odcs.yaml": Array.from({ length: 30 }, (_, n) => `line: ${n}`).join("\n") });
const { head } = checkout;
const repo = (id: number) => ({ repo: { id } });
const pull = (id: number) => ({ pull_request: { number: 7, head: { sha: head, ref: "feature", ...repo(id) }, base: { sha: checkout.base, ref: "main", ...repo(1) } } });

interface Event {
  readonly event: string;
  readonly payload: unknown;
  /** It is about a pull request. */
  readonly speaks: boolean;
  readonly env?: Readonly<Record<string, string>>;
}
const events: Readonly<Record<string, Event>> = {
  push: { event: "push", payload: { ref: "refs/heads/main", before: "0".repeat(40), repository: { default_branch: "main" } }, speaks: false },
  pull_request: { event: "pull_request", payload: pull(1), speaks: true },
  fork: { event: "pull_request", payload: pull(2), speaks: true },
  dependabot: { event: "pull_request", payload: pull(1), speaks: true, env: { GITHUB_ACTOR: "dependabot[bot]" } },
  merge_group: { event: "merge_group", payload: { merge_group: {} }, speaks: false },
  workflow_run: { event: "workflow_run", payload: { workflow_run: { id: 5, run_attempt: 1, event: "pull_request", head_sha: head, head_branch: "feature", head_repository: { id: 1, owner: { login: "acme" } } } }, speaks: true },
};

const permissions: Readonly<Record<string, { readonly may: Permissions; readonly as: string; readonly says?: RegExp }>> = {
  all: { may: { contents: "read", "pull-requests": "write" }, as: token },
  "pull-requests: read": { may: { contents: "read", "pull-requests": "read" }, as: token, says: /pull-requests: write/ },
  none: { may: {}, as: token, says: /pull-requests: (?:read|write)/ },
  401: { may: { contents: "read", "pull-requests": "write" }, as: "another token", says: /does not accept the token/ },
};

const few = (many: number, rule: string, message: string) => Array.from({ length: many }, (_, n) => finding({ rule, file: "orders.odcs.yaml", line: 1 + (n % 30), message: `${message} is what number ${n} of these says.` }));
const longer = "A sentence with quite a few words which makes the row of a table as long as rows of real findings are";
const limits: Readonly<Record<string, readonly Finding[]>> = {
  none: few(3, "unknown-field", "A field"),
  "65,536 characters": [...few(500, "unknown-field", longer), ...few(100, "owner-missing", `Nobody owns it and ${longer.toLowerCase()}`)],
  "1 MiB summary": few(3, "unknown-field", "A field"),
  "10 annotations": [...few(25, "unknown-field", "A field"), ...few(14, "owner-missing", "An owner"), ...few(12, "type-incomplete", "A description")],
  "rate limit": few(3, "unknown-field", "A field"),
};

/** Each finding stands whole in the report and the log; what a surface had no room for is counted there, or in the log. */
test("no finding is lost: every event, every permission, every limit", { timeout: 300_000 }, async () => {
  const cells = Object.keys(events).flatMap((event) => Object.keys(permissions).flatMap((may) => Object.keys(limits).map((limit) => ({ event, may, limit }))));
  const rows = new Map<string, string>();
  const waiting = [...cells];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      const said = await judge(cell).catch((error: unknown) => { throw new Error(`${JSON.stringify(cell)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }); });
      rows.set(Object.values(cell).join("|"), said);
    }
  }));
  expect(rows.size).toBe(6 * 4 * 5);
  console.log(["event | permissions | limit | report, log | annotations | summary | comment", ...cells.map((cell) => `${Object.values(cell).join(" | ")} | ${rows.get(Object.values(cell).join("|")) ?? ""}`)].join("\n"));
});

async function judge({ event, may, limit }: { readonly event: string; readonly may: string; readonly limit: string }): Promise<string> {
  const [found, granted, findings] = [events[event], permissions[may], limits[limit] ?? []];
  if (found === undefined || granted === undefined) throw new Error("no such cell");
  const fake = await fakeGithub({ head, token: granted.as, permissions: granted.may });
  // A comment that stands already is brought up to date, without the wait that a new one needs.
  fake.pull.comments.push({ id: 1, body: marked({ gate: "main", run: 1, attempt: 1, head, digest: "0".repeat(32) }, "old"), author: bot, visibleFrom: 0 });
  if (limit === "rate limit") fake.next.push(...Array.from({ length: 20 }, () => ({ status: 403, headers: { "retry-after": "3600", "x-ratelimit-remaining": "0" }, body: { message: "API rate limit exceeded" } })));
  const [folder, summary, out] = [join(room(), "reports"), join(room(), "summary.md"), join(room(), "verdict.json")];
  mkdirSync(folder);
  writeFileSync(join(folder, "lint.json"), JSON.stringify(lintReport(findings)));
  writeFileSync(join(folder, "breaking.json"), JSON.stringify(breakingReport([])));
  writeFileSync(summary, limit === "1 MiB summary" ? "x".repeat(1024 * 1024 - 200) : "");
  const own = found.event === "pull_request";
  try {
    const done = await stepBeside("verdict", {
      cwd: own ? checkout.cwd : room(), event: found.event, payload: found.payload, sha: own ? checkout.sha : "d".repeat(40), inputs: { reports: folder, format: "json", out },
      env: { GITHUB_API_URL: fake.url, GITHUB_SERVER_URL: "https://github.com", GITHUB_RUN_ID: "11", GITHUB_STEP_SUMMARY: summary, ...found.env },
    });
    return check(done, { findings, fake, speaks: found.speaks, refused: limit === "rate limit" ? /rate limit/ : granted.says, full: limit === "1 MiB summary", summary: readFileSync(summary, "utf8"), json: readFileSync(out, "utf8") });
  } finally {
    await fake.close();
  }
}

interface Said {
  readonly findings: readonly Finding[];
  readonly fake: FakeGithub;
  readonly speaks: boolean;
  readonly refused: RegExp | undefined;
  readonly full: boolean;
  readonly summary: string;
  readonly json: string;
}

function check(done: Step, { findings, fake, speaks, refused, full, summary, json }: Said): string {
  expect(done.code, done.log).toBe(1);
  const log = flatten(done.log);
  const { reasons, counts } = (JSON.parse(json) as { verdict: Verdict }).verdict;
  const inReport = new Set(reasons.map(({ message }) => message));
  expect(findings.filter(({ message }) => !inReport.has(message) || !log.includes(message)).map(({ message }) => message), "lost in the report or the log").toEqual([]);

  const annotated = done.commands.filter(({ name }) => ["error", "warning", "notice"].includes(name));
  for (const level of ["error", "warning", "notice"]) expect(annotated.filter(({ name }) => name === level).length).toBeLessThanOrEqual(10);
  const left = reasons.length - annotated.length;
  if (left > 0) expect(log).toContain(`${left} more ${left === 1 ? "reason is" : "reasons are"} not annotated`);

  if (full) expect(log).toContain(`no room for the verdict (${reasons.length} reasons)`);
  else accounted(summary, findings, counts);

  const written = fake.asked.filter(({ method, path, status }) => status < 300 && (method === "PATCH" || (method === "POST" && !path.endsWith("/graphql"))));
  const comment = fake.asked.filter(({ path }) => /\/(?:graphql|issues\/.*)$/.test(path));
  expect(comment.length, "calls for the comment").toBeLessThanOrEqual(3);
  expect(written.length, "content writes").toBe(speaks && refused === undefined ? 1 : 0);
  const [standing] = fake.pull.comments;
  if (!speaks) expect(fake.asked).toEqual([]);
  else if (refused === undefined) {
    expect([...(standing?.body ?? "")].length).toBeLessThanOrEqual(65_536);
    accounted(standing?.body ?? "", findings, counts);
  } else {
    expect(log).toMatch(refused);
    expect(standing?.body).toMatch(/\nold$/);
  }
  const comments = !speaks ? "none: no pull request" : refused === undefined ? rest(standing?.body ?? "") : `refused, the log says ${String(refused)}`;
  return [`${findings.length} of ${findings.length}`, left > 0 ? `${annotated.length}, ${left} counted` : `${annotated.length}`, full ? "no room, counted in the log" : rest(summary), comments].join(" | ");
}

/** What is not listed is counted, to the last one. */
function accounted(markdown: string, findings: readonly Finding[], counts: Verdict["counts"]): void {
  const text = flatten(markdown);
  const listed = findings.filter(({ message }) => text.includes(message)).length;
  const rows = Number(/_(\d+) rows? more did not fit here/.exec(markdown)?.[1] ?? "0");
  const infos = /_(\d+) infos?: did not fit here/.exec(markdown)?.[1];
  const extra = counts.error + counts.warn + counts.info - findings.length;
  expect(listed + rows + Number(infos ?? "0") + extra, "listed and counted").toBeGreaterThanOrEqual(findings.length);
  expect(listed + rows + Number(infos ?? "0"), "listed and counted").toBeLessThanOrEqual(findings.length + extra);
}

const rest = (markdown: string) => /_(\d+ rows? more) did not fit here/.exec(markdown)?.[1]?.replace(/ rows? more/, " counted") ?? "all";
const flatten = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, "").replace(/\s+/g, " ");

test("the few annotations go to the lines that the change touched first", { timeout: 60_000 }, async () => {
  const folder = join(room(), "reports");
  mkdirSync(folder);
  const elsewhere = Array.from({ length: 15 }, (_, n) => finding({ rule: "unknown-field", file: "a.odcs.yaml", line: n + 1, message: `Elsewhere ${n}.` }));
  writeFileSync(join(folder, "lint.json"), JSON.stringify(lintReport([...elsewhere, ...few(4, "unknown-field", "A field")])));
  writeFileSync(join(folder, "breaking.json"), JSON.stringify(breakingReport([])));
  for (const format of ["text", "github"]) {
    const done = await stepBeside("verdict", { cwd: checkout.cwd, event: "pull_request", payload: pull(1), sha: checkout.sha, inputs: { reports: folder, comment: "never", format } });
    const errors = done.commands.filter(({ name }) => name === "error").map(({ properties }) => properties["file"]);
    expect(errors, format).toEqual([...Array<string>(4).fill("orders.odcs.yaml"), ...Array<string>(6).fill("a.odcs.yaml")]);
  }
});
