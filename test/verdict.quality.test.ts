import { emptyBaseline, readReport } from "#config";
import type { CheckResult, Flapping, QualityReport } from "#model";
import { coverageOf } from "#quality";
import { judge, reporters, type ToJudge } from "#verdict";
import { describe, expect, test } from "vitest";

const at = (line: number) => ({ file: "orders.yaml", line, column: 9, endLine: line, endColumn: 23 });
const result = (check: string, outcome: CheckResult["outcome"], line: number, more: Partial<CheckResult> = {}): CheckResult =>
  ({ check, path: ["shop.orders", "orders", "id"], outcome, expected: "0 rows", evidence: "exact", at: at(line), message: `Said of ${check}.`, fingerprint: `000000000000000${line}`, ...more });
const report = (...results: CheckResult[]): QualityReport =>
  ({ meshgate: "1.0", verb: "quality", seen: { files: 1, contracts: 1, products: 0 }, results, coverage: coverageOf(results), measured: [{ contract: "shop.orders", object: "orders", server: "local", engine: "duckdb", queries: 2, rows: 12 }] });
const some = report(
  result("required", "broken", 3, { measured: 2, unit: "rows", rows: 12, rowsAt: ["orders.csv:4", "orders.csv:9"] }),
  result("unique", "kept", 4, { measured: 0, unit: "rows", rows: 12 }),
  result("text", "unknown", 5, { evidence: "none", because: "nature", reason: "It is prose." }),
  result("freshness", "unknown", 6, { evidence: "none", because: "not-measured", reason: "The server did not answer." }),
);
const ask = (more: Partial<ToJudge>) => judge({ reports: [some], levels: {}, mode: "consumers", baseline: emptyBaseline, expect: [], notices: [], ...more });
const levels = (more: Partial<ToJudge>) => ask(more).reasons.map(({ level, rule }) => `${level} ${rule}`);
const say = (id: string) => reporters.find((reporter) => reporter.id === id)?.say({ verdict: ask({}), reports: [some], words: {}, options: { colour: false, width: 80, verbose: false } }) ?? "";

describe("the judge", () => {
  test("a broken promise is an error, what nobody can measure warns, what was not measured blocks; what was kept is not said", () => {
    expect(levels({})).toEqual(["error required", "error freshness", "warn text"]);
    expect(ask({})).toMatchObject({ ruling: "block", coverage: { promises: 4, kept: 1, broken: 1, unknown: 2 } });
    expect(ask({ reports: [report(result("unique", "kept", 4))] })).toMatchObject({ ruling: "pass", reasons: [] });
  });

  test.each([["info", "info"], ["warning", "warn"], ["WARN", "warn"], ["error", "error"], ["critical", "error"], ["whatever", "error"], [undefined, "error"]])("the severity %s is the level %s", (severity, level) => {
    expect(levels({ reports: [report(result("required", "broken", 3, severity === undefined ? {} : { severity }))] })).toEqual([`${level} required`]);
  });

  test("a severity never softens what is not known", () => {
    expect(levels({ reports: [report(result("freshness", "unknown", 3, { severity: "info", because: "not-measured", reason: "Down." }))] })).toEqual(["error freshness"]);
    expect(levels({ reports: [report(result("freshness", "unknown", 3))] }), "nobody said why").toEqual(["error freshness"]);
  });

  test("the configuration says otherwise: for a check, for what nobody can measure, for what was not measured", () => {
    expect(levels({ levels: { required: "warn", "promise-unknown": "info", "promise-unmeasured": "warn" } })).toEqual(["warn required", "warn freshness", "info text"]);
    expect(levels({ levels: { required: "off", text: "off", freshness: "info" } })).toEqual(["error freshness"]);
  });

  test("a report that is expected and missing blocks", () => {
    expect(ask({ reports: [], expect: ["quality"] }).reasons).toMatchObject([{ rule: "report-missing", subject: ["quality"] }]);
  });
});

describe("promises that are unknown for one cause", () => {
  const down = (check: string, line: number, more: Partial<CheckResult> = {}) => result(check, "unknown", line, { because: "not-measured", reason: "The server is not reachable.", fingerprint: `00000000000000${line}a`, ...more });

  test("are one reason, at the first of them; each is a case of JUnit", () => {
    const reports = [report(down("required", 9), down("unique", 4), down("text", 5, { because: "nature", reason: "It is prose." }))];
    const verdict = ask({ reports });
    expect(verdict.reasons.map(({ level, rule, message, at: place }) => [level, rule, message, place?.line])).toEqual([
      ["error", "promise-unmeasured", "2 promises of `orders` are not known. The server is not reachable.", 4],
      ["warn", "text", "Said of text.", 5],
    ]);
    expect(verdict.counts).toMatchObject({ error: 1, warn: 1 });
    const junit = reporters.find(({ id }) => id === "junit")?.say({ verdict, reports, words: {}, options: { colour: false, width: 80, verbose: false } });
    expect(junit).toContain('tests="4" failures="2"');
  });

  test("name their objects, and stay apart by contract, by level, by cause and by server", () => {
    const two = report(down("required", 3), down("unique", 4, { path: ["shop.orders", "lines", "id"] }));
    expect(ask({ reports: [two] }).reasons.map(({ message }) => message)).toEqual(["2 promises of `orders` and `lines` are not known. The server is not reachable."]);
    const apart = report(down("required", 3), down("unique", 4, { path: ["shop.lines", "lines", "id"] }), down("enum", 5, { because: "nature" }), down("pattern", 6, { reason: "It took too long." }));
    expect(ask({ reports: [apart] }).reasons).toHaveLength(4);
    const servers = report(down("required", 3, { server: "live" }), down("required", 3, { server: "files" }));
    expect(ask({ reports: [servers] }).reasons.map(({ message }) => message)).toEqual(["Said of required. (on `files`)", "Said of required. (on `live`)"]);
  });

  test("may be given a level together", () => {
    expect(ask({ reports: [report(down("required", 3), down("unique", 4))], levels: { "promise-unmeasured": "warn" } }).reasons.map(({ level, rule }) => `${level} ${rule}`)).toEqual(["warn promise-unmeasured"]);
  });
});

describe("what was measured", () => {
  const on = (server: string, ...results: CheckResult[]) => results.map((one) => ({ ...one, server }));
  const cost = (server: string, object: string, more: object = {}) => ({ contract: "shop.orders", object, server, engine: server === "lake" ? "duckdb" : "postgres", queries: 3, rows: 1_200_000, ...more });
  const several: QualityReport = {
    ...report(...on("lake", result("required", "broken", 3), result("unique", "kept", 4, { evidence: "metadata" })), ...on("a<b>|c", result("required", "kept", 3), result("freshness", "unknown", 6, { evidence: "none", because: "not-measured", reason: "Down." })), result("text", "unknown", 7, { evidence: "none", because: "nature", reason: "It is prose." })),
    measured: [cost("lake", "orders", { bytes: 3_249_000, where: "day >= 2026-11-01" }), cost("lake", "lines", { bytes: 12 }), cost("a<b>|c", "orders")],
  };
  const saying = (id: string, reports = [several]) => reporters.find((one) => one.id === id)?.say({ verdict: ask({ reports }), reports, words: {}, options: { colour: false, width: 100, verbose: false } }) ?? "";

  test("is a table in Markdown: contract and server, counts, evidence, rows, cost", () => {
    expect(saying("markdown").split("\n").filter((line) => line.startsWith("| `shop.orders`"))).toEqual([
      "| `shop.orders` |  | 0 | 0 | **1** |  |  |  |",
      "| `shop.orders` | `a<b>\\|c` (`postgres`) | 1 | 0 | **1** | all rows | 1,200,000 | 3 questions |",
      "| `shop.orders` | `lake` (`duckdb`) | 1 | **1** | 0 | all rows, metadata<br>only rows of `orders` where `day >= 2026-11-01` | 2,400,000 | 6 questions, 3.2 MB |",
    ]);
    expect(saying("markdown", [{ ...some, measured: [] }]).split("\n")).toContain("| `shop.orders` |  | 1 | **1** | **2** | all rows |  |  |");
  });

  test("ends the text where there are several servers or only some rows", () => {
    expect(saying("text")).toContain("  `shop.orders` on `lake`: 1 kept, 1 broken, 0 unknown; 2,400,000 rows, 6 questions, 3.2 MB. Only\n    rows of `orders` where `day >= 2026-11-01`.\n");
    expect(saying("text", [some])).not.toContain("questions");
  });

  test("is a test case of JUnit for each promise on each server, by a name of its own", () => {
    const names = [...saying("junit").matchAll(/<testcase classname="orders\.yaml" name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toHaveLength(5);
    expect(new Set(names).size).toBe(5);
    expect(names).toContain("required orders.id 3:9 on lake");
    expect(names).toContain("required orders.id 3:9 on a&lt;b&gt;|c");
  });
});

describe("what earlier runs say", () => {
  const flaps = (check: string, line: number, more: Partial<Flapping> = {}): Flapping => ({ check, path: ["shop.orders", "orders", "id"], server: "local", outcomes: ["kept", "broken", "kept", "broken"], changes: 3, at: at(line), message: `${check} is flapping.`, fingerprint: `00000000000000f${line}`, ...more });
  const seen = (...flapping: Flapping[]): QualityReport => ({
    ...report(), history: {
      runs: 9, measurements: 90, misread: 0, repeated: 0, future: 0, flapping,
      anomalies: (["usual", "unusual", "unknown"] as const).map((outcome, index) => ({ of: "volume", outcome, path: ["shop.orders", outcome], measured: 1, runs: 9, at: at(index + 1), message: `${outcome}.`, fingerprint: `00000000000000e${index}` })),
    },
  });
  const said = (...flapping: Flapping[]) => ask({ reports: [seen(...flapping)] }).reasons.map(({ level, rule, message }) => `${level} ${rule} ${message}`);

  test("an unusual number warns, a usual one and one that nobody knows say nothing, what flaps is told", () => {
    expect(said(flaps("unique", 4))).toEqual(["warn anomaly unusual.", "info flapping unique is flapping."]);
    expect(ask({ reports: [seen(flaps("unique", 4))], levels: { anomaly: "error", flapping: "off" } }).reasons.map(({ level, rule }) => `${level} ${rule}`)).toEqual(["error anomaly"]);
  });

  test("promises of one table that changed in the same runs are said as one, in any order; others apart", () => {
    const together = ["warn anomaly unusual.", "info flapping 2 promises of `orders` are flapping: their outcome changed 3 times in the last 4 runs (kept, broken, kept, broken).", "info flapping enum is flapping."];
    const all = [flaps("required", 3), flaps("unique", 4), flaps("enum", 5, { outcomes: ["broken", "kept", "broken", "kept"] })];
    expect(said(...all)).toEqual(together);
    expect(said(...all.reverse())).toEqual(together);
  });

  test("it comes back as it was written", async () => {
    const one = seen(flaps("required", 3));
    expect(await readReport(JSON.stringify(one))).toEqual({ report: one });
  });
});

describe("reporters", () => {
  test("text ends with the coverage", () => {
    expect(say("text")).toBe(`orders.yaml
  3:9  error  Said of required. See \`orders.csv:4\`, \`orders.csv:9\`.     required
  5:9  warn   Said of text.                                                 text
  6:9  error  Said of freshness.                                       freshness

✖ block — 2 errors, 1 warning
  Looked at 1 contract in 1 file.
  4 promises: 1 kept, 1 broken, 2 unknown.
`);
  });

  test("markdown has a table of promises, and the coverage", () => {
    const text = say("markdown");
    expect(text).toContain("4 promises: 1 kept, 1 broken, 2 unknown.");
    expect(text).toContain("### Data of `shop.orders`, promised in `orders.yaml`\n\n|  | Where | What was found |");
    expect(text).toContain("| ✖ | `orders.id`<br>line 3<br>`required` | Said of required. See `orders.csv:4`, `orders.csv:9`. |");
  });

  test("junit has a case for every promise", () => {
    const text = say("junit");
    expect(text).toContain('tests="5" failures="2"');
    expect(text).toContain("<system-out>kept: Said of unique.</system-out>");
  });

  test("json is a report that can be read again", async () => {
    expect(await readReport(say("json"))).toEqual({ report: some });
  });
});

describe("whose it is", () => {
  const hostile = "it was kept before @team <b>x</b> | ::error::`";
  const blamed = report(
    result("required", "broken", 3, { fault: { whose: "this-change", why: hostile } }),
    result("unique", "broken", 4, { fault: { whose: "before", why: "it was broken already" } }),
    result("freshness", "unknown", 6, { because: "not-measured", reason: "Down.", fault: { whose: "unknown", why: "nobody knows" } }),
    result("enum", "broken", 7, { severity: "info", fault: { whose: "before", why: "it was broken already" } }),
  );
  const verdict = (more: Partial<ToJudge> = {}) => judge({ reports: [blamed], levels: {}, mode: "consumers", baseline: emptyBaseline, expect: [], notices: [], ...more });
  const said = (id: string) => reporters.find((reporter) => reporter.id === id)?.say({ verdict: verdict(), reports: [blamed], words: {}, options: { colour: false, width: 100, verbose: false } }) ?? "";

  test("what was so before warns at most and is counted; the configuration may let it block; the unknown counts as the change's", () => {
    expect(verdict().reasons.map(({ level, rule }) => `${level} ${rule}`)).toEqual(["error required", "error freshness", "warn unique", "info enum"]);
    expect(verdict().counts).toEqual({ error: 2, warn: 1, info: 1, known: 0, before: 2 });
    expect(verdict({ brokenBefore: "block" }).counts).toEqual({ error: 3, warn: 0, info: 1, known: 0, before: 2 });
    expect(verdict({ levels: { unique: "error" } }).counts.error, "a level says how much a check weighs, not whose it is").toBe(2);
  });

  test.each(["text", "markdown", "sarif", "junit", "gitlab", "github", "json"])("%s says it", (id) => {
    const text = said(id).replace(/\s+/g, " ");
    if (id === "json") expect(JSON.parse(said(id))).toMatchObject({ results: [{ fault: { whose: "this-change", why: hostile } }, {}, {}, {}] });
    else for (const words of [/before this change: it was broken already/i, /this change: it was kept before/i, /unknown whose, taken for this change: nobody knows/i]) expect(text).toMatch(words);
    if (id === "markdown") expect(said(id)).not.toMatch(/[^`]@team|[^`]<b>/);
    if (id === "github") expect(said(id).split("\n").every((line) => line === "" || line.startsWith("::"))).toBe(true);
    if (id === "text" || id === "markdown") expect(text).toContain("2 promises were not kept before this change either.");
  });

  test("sarif has it for programs, and a report keeps it", async () => {
    const [run] = (JSON.parse(said("sarif")) as { readonly runs: readonly { readonly results: readonly { readonly properties?: unknown }[] }[] }).runs;
    expect(run?.results.map(({ properties }) => properties)).toEqual([{ whose: "this-change" }, { whose: "unknown" }, { whose: "before" }, { whose: "before" }]);
    expect(await readReport(said("json"))).toEqual({ report: blamed });
  });
});
