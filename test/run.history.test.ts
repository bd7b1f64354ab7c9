import { Ajv2019 } from "ajv/dist/2019.js";
import fc from "fast-check";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { readResults, resultsSchema } from "#config";
import { lineOf, type Recorded } from "#history";
import type { CheckResult, QualityReport, Verdict } from "#model";
import { withReported } from "#quality";
import { checkout, commit, git, newRepository, onGitHub, pullRequest, room, server, write } from "./host/repositories.ts";
import { meshgate, type World } from "./run/world.ts";

const contract = (more = "") => `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers:
  - server: files
    type: local
    path: data/{model}.csv
    format: csv
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
${more}`;
const rows = (count: number) => `order_id\n${Array.from({ length: count }, (_, index) => `${index}\n`).join("")}`;
const files = (config: string, more = "") => ({ "orders.odcs.yaml": contract(more), "data/orders.csv": rows(5), "meshgate.yaml": config });
const inFolder = "history: { folder: measured }\n";
const onBranch = "history: { branch: meshgate-history }\n";
const shard = "measured/sales.orders/2026-09.ndjson";
type Report = QualityReport & { readonly verdict: Verdict };

async function quality(folder: string, argv: readonly string[] = [], world: World = {}) {
  const said = await meshgate(folder, ["quality", "--format", "json", ...argv], world);
  return { ...said, report: said.code < 2 ? (JSON.parse(said.out) as Report) : undefined };
}
const at = (today: string, env: World["env"] = {}): World => ({ today, env });
/** Runs of the days before, as they would have recorded the table. */
const before = (days: number, count: (day: number) => number, more: Partial<Recorded> = {}) => Array.from({ length: days }, (_, index) => lineOf({
  meshgate: "1.0", run: `run-${index}`, at: `2026-09-${String(index + 1).padStart(2, "0")}T06:00:00Z`, contract: "sales.orders", fingerprint: "00000000000000aa", check: "required", path: ["orders", "order_id"], server: "files", engine: "duckdb", outcome: "kept", rows: count(index), evidence: "exact", ...more,
})).join("");

describe("a history in a folder", () => {
  test("is written with --record, read by the next run, and never holds a value", async () => {
    const folder = room();
    write(folder, files(inFolder));
    expect((await quality(folder)).report?.history).toMatchObject({ runs: 0, measurements: 0, anomalies: [{ outcome: "unknown" }] });
    expect(existsSync(join(folder, "measured"))).toBe(false);
    write(folder, { "data/orders.csv": "order_id\n7\nCANARY\n" });
    const { report, err } = await quality(folder, ["--record"], at("2026-09-20"));
    expect(err).toContain("measurements are kept in the folder `measured`");
    const lines = readFileSync(join(folder, shard), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(report?.results.length ?? 0);
    expect(lines.join()).not.toContain("CANARY");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ meshgate: "1.0", at: "2026-09-20T12:00:00.000Z", contract: "sales.orders", server: "files", engine: "duckdb" });
    expect((await quality(folder)).report?.history).toMatchObject({ runs: 1, measurements: lines.length, misread: 0 });
  });

  test("a run that was killed leaves an open line, which is closed and counted", async () => {
    const folder = room();
    write(folder, { ...files(inFolder), [shard]: before(3, () => 5) + before(1, () => 5).slice(0, 60) });
    const { report, err } = await quality(folder, ["--record"]);
    expect(report?.history).toMatchObject({ runs: 3, misread: 1 });
    expect(err).toContain("1 lines are not understood");
    expect((await quality(folder)).report?.history).toMatchObject({ runs: 4, misread: 1 });
  });

  test("an odd number of rows warns and blocks nothing; the level may be another", async () => {
    const folder = room();
    write(folder, { ...files(inFolder), [shard]: before(14, (day) => 1000 + day) });
    const { code, report } = await quality(folder);
    expect(code).toBe(0);
    expect(report?.verdict).toMatchObject({ ruling: "warn", reasons: [{ rule: "anomaly", level: "warn", message: expect.stringContaining("Unusual: 5 rows in `orders` on `files`") }] });
    expect(report?.coverage.broken).toBe(0);
    write(folder, { "meshgate.yaml": `${inFolder}levels: { anomaly: off }\n` });
    expect((await quality(folder)).report?.verdict).toMatchObject({ ruling: "pass" });
    const saved = await meshgate(folder, ["quality", "--report", "quality.json"]);
    expect(saved.code).toBe(0);
    expect((await meshgate(folder, ["verdict", "quality.json", "--format", "json"])).code).toBeLessThan(2);
  });

  test("a promise that keeps changing is named as flapping, beside what it is now", async () => {
    const folder = room();
    write(folder, files(inFolder));
    for (const [index, day] of ["20", "21", "22", "23", "24"].entries()) {
      write(folder, { "data/orders.csv": index % 2 === 0 ? rows(5) : "order_id\n1\n\"\"\n3\n" });
      await quality(folder, ["--record"], at(`2026-09-${day}`));
    }
    const { report } = await quality(folder);
    const flapping = report?.history?.flapping ?? [];
    expect(flapping.map(({ check, changes }) => [check, changes])).toContainEqual(["required", 4]);
    expect(report?.verdict.reasons.filter(({ rule }) => rule === "flapping").map(({ level }) => level)).toContain("info");
  });

  test("service levels are judged by it: availability is broken where the table did not answer too often", async () => {
    const sla = "slaProperties:\n  - property: availability\n    value: 95\n    unit: percent\n";
    const folder = room();
    write(folder, files(inFolder, sla));
    const level = async () => (await quality(folder)).report?.results.find(({ check }) => check === "service-level");
    expect(await level()).toMatchObject({ outcome: "unknown", because: "nature", message: expect.stringContaining("1 run looked at it, and 20 are needed") });
    const down = { outcome: "unknown" as const, evidence: "none" as const, because: "not-measured" as const };
    write(folder, { [shard]: before(20, () => 5) + before(26, () => 5, down).split("\n").slice(20).join("\n") });
    expect(await level()).toMatchObject({ outcome: "broken", evidence: "history", unit: "percent", message: expect.stringContaining("The service level `availability`: it answered in 21 of 27 runs, 77.7778 percent; promised: 95 percent") });
    write(folder, { [shard]: before(25, () => 5), "orders.odcs.yaml": contract(sla).replace("type: local", "type: custom") });
    await quality(folder, ["--record"], at("2026-09-27"));
    expect(readFileSync(join(folder, shard), "utf8")).toContain('"at":"2026-09-27');
    write(folder, { "orders.odcs.yaml": contract(sla) });
    expect(await level()).toMatchObject({ outcome: "kept", measured: 100 });
  });

  test("without a place there is nothing to record, and both places are too many", async () => {
    const folder = room();
    write(folder, files(""));
    expect(await meshgate(folder, ["quality", "--record"])).toMatchObject({ code: 2, err: expect.stringContaining("There is nowhere to record") });
    write(folder, { "meshgate.yaml": "history: { folder: a, branch: b }\n" });
    expect((await meshgate(folder, ["quality"])).code).toBe(2);
    write(folder, { "meshgate.yaml": "history: { folder: ../a }\n" });
    expect((await meshgate(folder, ["quality"])).err).toContain("neither a path inside the repository nor the name of a branch");
  });

  test("a link that leads out of the repository is not followed", async () => {
    const [folder, elsewhere] = [room(), room()];
    write(folder, files(inFolder));
    symlinkSync(elsewhere, join(folder, "measured"));
    expect(await meshgate(folder, ["quality", "--record"])).toMatchObject({ code: 2, err: expect.stringContaining("is not written: a link on its way leads out") });
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("where there is a base, the history counts as it stands there", async () => {
    const folder = newRepository();
    commit(folder, "start", { ...files(inFolder), [shard]: before(14, () => 5) });
    git(folder, "checkout", "--quiet", "-b", "change");
    commit(folder, "a history of its own", { [shard]: before(14, () => 1_000_000) });
    expect((await quality(folder)).report?.verdict.ruling).toBe("warn");
    expect((await quality(folder, ["--base", "main"])).report?.verdict.reasons.filter(({ rule }) => rule === "anomaly")).toEqual([]);
  });
});

describe("a history on a branch", () => {
  test("is a commit without a checkout, and the next run reads it", async () => {
    const folder = newRepository();
    commit(folder, "start", files(onBranch));
    const head = git(folder, "rev-parse", "HEAD");
    for (const day of ["20", "21"]) expect((await quality(folder, ["--record"], at(`2026-09-${day}`))).err).toContain("kept in the branch `meshgate-history`");
    expect(git(folder, "rev-list", "--count", "meshgate-history")).toBe("2");
    expect(git(folder, "ls-tree", "-r", "--name-only", "meshgate-history")).toBe("sales.orders/2026-09.ndjson");
    expect([git(folder, "rev-parse", "HEAD"), git(folder, "status", "--porcelain")]).toEqual([head, ""]);
    expect((await quality(folder)).report?.history).toMatchObject({ runs: 2, misread: 0 });
    expect(git(folder, "fsck", "--strict")).toBe("");
  });

  test("many runs that record at once lose nothing", async () => {
    const folder = newRepository();
    commit(folder, "start", files(onBranch));
    const days = ["20", "21", "22", "23"];
    expect((await Promise.all(days.map((day) => quality(folder, ["--record"], at(`2026-09-${day}`))))).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await quality(folder)).report?.history).toMatchObject({ runs: 4, misread: 0, repeated: 0 });
  });

  test("on a CI it is fetched and pushed, after another run has pushed too; a pull request reads it and never writes", async () => {
    const from = server();
    git(from.work, "checkout", "--quiet", "main");
    const main = commit(from.work, "what is measured", files(onBranch));
    git(from.work, "push", "--quiet", "origin", "main");
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "schedule", GITHUB_SERVER_URL: from.url, GITHUB_REPOSITORY: "acme/mesh" };
    const [one, two] = [checkout(from, main), checkout(from, main)];
    for (const [folder, day] of [[one, "20"], [two, "21"], [one, "22"]] as const) expect((await quality(folder, ["--record"], at(`2026-09-${day}`, env))).err).toContain("kept in the branch");
    expect(git(from.bare, "rev-list", "--count", "meshgate-history")).toBe("3");
    expect((await quality(two, [], at("2026-09-28", env))).report?.history).toMatchObject({ runs: 3 });
    expect((await Promise.all([[one, "23"], [two, "24"]].map(([folder = "", day = ""]) => quality(folder, ["--record"], at(`2026-09-${day}`, env))))).map(({ code }) => code)).toEqual([0, 0]);
    expect(git(from.bare, "rev-list", "--count", "meshgate-history")).toBe("5");

    const event = join(room(), "event.json");
    writeFileSync(event, JSON.stringify({ ...pullRequest(from), repository: {} }));
    expect(onGitHub(from, "pull_request", pullRequest(from)).trigger.event).toBe("pull_request");
    const pull = await quality(checkout(from, main), ["--record", "--all", "--base", "HEAD"], at("2026-09-28", { ...env, GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event }));
    expect(pull.report?.history).toMatchObject({ runs: 5 });
    expect(pull.err).toContain("nothing is recorded");
    expect(git(from.bare, "rev-list", "--count", "meshgate-history")).toBe("5");
  });
});

describe("results in the Open Observability Results Standard", () => {
  const valid = new Ajv2019({ strict: true, allowUnionTypes: true }).compile(resultsSchema(true));
  const documents = (text: string): unknown[] => parseAllDocuments(text).map((document) => document.toJS() as unknown);
  const more = "        quality:\n          - metric: nullValues\n            name: few nulls\n            unit: percent\n            mustBeLessThan: 10\n      - name: amount\n        logicalType: number\n        required: true\n";
  const nowhere = (text: string) => text.replace("type: local", "type: custom");

  test("what is written is as the RFC has it, with every promise that is known", async () => {
    const folder = room();
    write(folder, { ...files("", more), "data/orders.csv": "order_id,amount\n1,2\n2,\n" });
    const { report } = await quality(folder);
    const { out } = await meshgate(folder, ["quality", "--format", "oors"]);
    const [document, ...others] = documents(out) as { readonly results: readonly { readonly id: string; readonly status: string }[]; readonly contract: unknown }[];
    expect(others).toEqual([]);
    expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    expect(document?.contract).toEqual({ contractID: "sales.orders", standard: "ODCS", version: "1.0.0" });
    expect(document?.results.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(report?.results.filter(({ outcome }) => outcome !== "unknown").map(({ fingerprint, outcome }) => `${fingerprint} ${outcome === "kept" ? "pass" : "fail"}`).sort());
  });

  test("the golden fixture is as the RFC has it", () => {
    for (const document of documents(readFileSync(join(import.meta.dirname, "../fixtures/verdict/oors.txt"), "utf8"))) if (document !== null) expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
  });

  test("what one run wrote is what another, which cannot reach the data, takes: the same outcomes, as reported", async () => {
    const folder = room();
    write(folder, { ...files("", more), "data/orders.csv": "order_id,amount\n1,2\n2,\n" });
    const here = (await quality(folder)).report?.results ?? [];
    await meshgate(folder, ["quality", "--format", "oors", "--out", "results.oors.yaml"]);
    write(folder, { "orders.odcs.yaml": nowhere(contract(more)) });
    const there = await quality(folder, ["--results", "results.oors.yaml"]);
    const known = here.filter(({ outcome }) => outcome !== "unknown");
    expect(there.report?.reported).toEqual({ results: known.length, taken: known.length, measuredHere: { same: 0, other: 0 }, left: [] });
    const said = (all: typeof here) => all.filter(({ outcome }) => outcome !== "unknown").map(({ fingerprint, outcome, asks, measured, unit }) => [fingerprint, outcome, ...(asks === undefined ? [] : [measured, unit])]);
    expect(said(there.report?.results ?? [])).toEqual(said(here));
    expect(there.report?.results.filter(({ outcome }) => outcome !== "unknown").every(({ evidence, reportedBy }) => evidence === "reported" && reportedBy === "meshgate")).toBe(true);
  });

  const reported = (results: readonly object[], rest: object = {}) => JSON.stringify({ apiVersion: "v0.1.0", kind: "ObservabilityResults", observedAt: "2026-09-28T11:00:00+00:00", source: { process: "nightly", vendor: "soda", runID: "7" }, results, ...rest });
  const missing = (identifier: string, value: number, status: string, metric = "nullValues") => ({ id: "x", type: "check", name: "no nulls", status, target: { resourceType: "column", resourceIdentifier: identifier }, measure: { metric, value, unit: "rows", threshold: { mustBe: 0 } } });

  async function take(text: string, more_ = more) {
    const folder = room();
    write(folder, { ...files("", more_), "orders.odcs.yaml": nowhere(contract(more_)), "soda.json": text });
    const said = await quality(folder, ["--results", "soda.json"]);
    const outcome = (name: string) => said.report?.results.find(({ check, path }) => check === "required" && path.at(-1) === name);
    return { ...said, outcome };
  }

  test("another tool's results are matched by element and metric, or by the name of the rule, and judged by the contract", async () => {
    const { outcome, report, err } = await take(reported([missing("db.public.Orders.amount", 0, "pass"), missing("orders.order_id", 3, "pass"), { id: "few nulls", status: "pass", target: { resourceIdentifier: "orders.order_id" }, measure: { metric: "nullValues", value: 12, unit: "percent" } }]));
    expect(outcome("amount")).toMatchObject({ outcome: "kept", evidence: "reported", reportedBy: "soda", measured: 0, message: expect.stringContaining("`soda` reports in its run `7`") });
    expect(outcome("order_id"), "it said pass, but three are too many").toMatchObject({ outcome: "broken", measured: 3, message: expect.stringContaining("It said pass, and its number is not as promised.") });
    expect(report?.results.find(({ check }) => check === "null-values")).toMatchObject({ outcome: "broken", measured: 12, unit: "percent" });
    expect(err).toContain("Other tools report 3 results: 3 are taken");
  });

  test.each([
    ["It names no promise.", reported([missing("orders.colour", 0, "pass"), { status: "pass" }, missing("orders.amount", 0, "pass", "constructor")]), 3],
    ["It may mean more than one promise.", reported([{ ...missing("orders.order_id", 0, "pass"), measure: { metric: "nullValues" } }]), 1],
    ["It neither passed nor failed.", reported([missing("orders.amount", 0, "skipped")]), 1],
    ["It is about another contract.", reported([missing("orders.amount", 0, "pass")], { contract: { contractID: "crm.customers" } }), 1],
    ["It was observed more than a day ago.", reported([missing("orders.amount", 0, "pass")], { observedAt: "2026-09-01T00:00:00Z" }), 1],
    ["It was observed in the future.", reported([missing("orders.amount", 0, "pass")], { observedAt: "2027-09-01T00:00:00Z" }), 1],
    ["Nobody understands when it was observed.", reported([missing("orders.amount", 0, "pass")], { observedAt: "yesterday" }), 1],
  ])("what cannot be taken is counted: %s", async (why, text, results) => {
    const { report, err, outcome } = await take(text);
    expect(report?.reported).toMatchObject({ taken: 0, left: [{ why, results }] });
    expect(err).toContain(why);
    expect(outcome("amount")).toMatchObject({ outcome: "unknown" });
  });

  test("a promise that was measured here stays as it was measured, and the other answer is counted", async () => {
    const folder = room();
    write(folder, { ...files(""), "soda.json": reported([missing("orders.order_id", 3, "fail")]) });
    const { report } = await quality(folder, ["--results", "soda.json"]);
    expect(report?.reported).toMatchObject({ taken: 0, measuredHere: { same: 0, other: 1 } });
    expect(report?.coverage.broken).toBe(0);
  });

  test("a pull request cannot bring the results itself, not even through a link", async () => {
    const from = server();
    const event = join(room(), "event.json");
    writeFileSync(event, JSON.stringify(pullRequest(from)));
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event, GITHUB_SERVER_URL: from.url, GITHUB_REPOSITORY: "acme/mesh" };
    const folder = checkout(from, from.merge, 0);
    commit(folder, "results of its own", { ...files(""), "orders.odcs.yaml": nowhere(contract(more)), "results/soda.json": reported([missing("orders.amount", 0, "pass")]) });
    symlinkSync("results", join(folder, "linked"));
    const run = (file: string) => quality(folder, ["orders.odcs.yaml", "--base", "HEAD", "--results", file], at("2026-09-28", env));
    for (const file of ["results/soda.json", "linked/soda.json"]) expect(await run(file)).toMatchObject({ code: 2, err: expect.stringContaining("are a file of the repository") });
    write(folder, { "made.json": reported([missing("orders.amount", 0, "pass")]) });
    expect((await run("made.json")).report?.reported).toMatchObject({ taken: 1 });
  });

  test("never throws, whatever a file holds", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.array(fc.constantFrom("---\n", "kind: ObservabilityResults\n", "results:\n", "- {status: pass}\n", "apiVersion: v0.1.0\n", "observedAt: 2026-09-28T11:00:00Z\n", "source: {}\n", "&a ", "*a", "<<: ", "{", "}", "[", "# x\n", "...\n", "\t"), { maxLength: 14 }).map((parts) => parts.join("")));
    fc.assert(fc.property(text, (one) => {
      const read = readResults(one);
      if ("problem" in read) expect(read.problem).not.toMatch(/[\p{C}\u2028\u2029]/u);
      else expect(withReported([], read.documents, "2026-09-28T12:00:00Z").reported.results).toBe(read.documents.flatMap(({ results }) => results).length);
    }), { seed: 20_268, numRuns: 2000 });
  });

  test("many results and many promises are matched in a moment's work", () => {
    const promise = (index: number): CheckResult => ({ check: "required", path: ["sales.orders", "orders", `c${index}`], outcome: "unknown", expected: "0 rows", evidence: "none", at: { file: "a", line: 1, column: 1, endLine: 1, endColumn: 1 }, message: "", fingerprint: index.toString(16).padStart(16, "0"), asks: { unit: "rows", thresholds: [{ operator: "mustBe", value: 0 }] } });
    const many = Array.from({ length: 5000 }, (_, index) => missing(`a.b.orders.c${index}`, 0, "pass"));
    const documents = Array.from({ length: 20 }, () => ({ observedAt: "2026-09-28T11:00:00Z", source: {}, results: many }));
    const { reported: told, results } = withReported(Array.from({ length: 5000 }, (_, index) => promise(index)), documents, "2026-09-28T12:00:00Z");
    expect(told).toMatchObject({ results: 100_000, taken: 100_000 });
    expect(results.every(({ outcome }) => outcome === "kept")).toBe(true);
  });

  test("of two reports of one promise the worse counts, in any order", async () => {
    for (const order of [["pass", "fail"], ["fail", "pass"]] as const) expect((await take(reported(order.map((status) => missing("orders.amount", status === "pass" ? 0 : 1, status))))).outcome("amount")).toMatchObject({ outcome: "broken" });
  });

  test.each(["", "{}", "[]", "a: [", "kind: ObservabilityResults", reported([]), `--- &a [*a, *a]\n`, reported([{ status: 7 }]), "--- a\n--- b\n"])("is refused in one line where it is something else (%#)", async (text) => {
    const { code, err } = await take(text);
    expect(code).toBe(2);
    expect(err).toContain("holds no results of the Open Observability Results Standard");
  });
});
