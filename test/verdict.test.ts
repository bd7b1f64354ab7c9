import { emptyBaseline, readBaseline, readReport, writeBaseline } from "#config";
import type { Breaks, BreakingReport, Change, Finding, Impact, LintReport, Report } from "#model";
import { judge, record, reporters, type Said, shrink, type ToJudge } from "#verdict";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse as yaml } from "yaml";

const seed = 20_261;
const home = join(import.meta.dirname, "../fixtures/verdict");
type Shared = ToJudge & Pick<Said, "words" | "options">;
const shared = JSON.parse(readFileSync(join(home, "said.json"), "utf8")) as Shared;
const said = (change: Partial<Shared> = {}): Said => {
  const all = { ...shared, ...change };
  return { verdict: judge(all), reports: all.reports, words: all.words, options: all.options };
};
const say = (id: string, what: Said = said()): string => reporters.find((reporter) => reporter.id === id)?.say(what) ?? "";

const at = (line = 1, file = "a.yaml") => ({ file, line, column: 1, endLine: line, endColumn: 5 });
const seen = { files: 1, contracts: 1, products: 0 };
const finding = (rule: string, fingerprint: string, line = 1): Finding => ({ rule, message: `${rule}.`, at: at(line), subject: ["orders"], fingerprint });
const lint = (...findings: Finding[]): LintReport => ({ meshgate: "1.0", verb: "lint", seen, findings });
const change = (consumers: Breaks, producers: Breaks, impact: Impact = "none", kind = "type-changed"): Change => ({
  kind, path: ["orders", "amount"], breaks: { consumers, producers }, impact, message: "Changed.", at: at(), hurt: [], fingerprint: `${kind}${consumers}${producers}${impact}`,
});
const breaking = (...changes: Change[]): BreakingReport => ({ meshgate: "1.0", verb: "breaking", base: "main", seen, changes, compatible: { consumers: true, producers: true } });
const ask = (more: Partial<ToJudge>) => judge({ reports: [], levels: {}, mode: "consumers", baseline: emptyBaseline, expect: [], notices: [], ...more });

describe("the judge", () => {
  test.each([
    ["consumers", "yes", "no", "none", "error"], ["consumers", "unknown", "no", "none", "warn"], ["consumers", "no", "yes", "none", "info"], ["consumers", "no", "unknown", "none", "info"],
    ["producers", "yes", "no", "none", "info"], ["producers", "no", "yes", "none", "error"], ["producers", "no", "unknown", "none", "warn"],
    ["full", "yes", "no", "none", "error"], ["full", "no", "yes", "none", "error"], ["full", "unknown", "no", "none", "warn"], ["full", "no", "no", "none", "info"],
    ["consumers", "no", "no", "break", "error"], ["consumers", "no", "no", "action", "warn"], ["consumers", "no", "no", "notify", "info"], ["consumers", "unknown", "no", "break", "error"],
    ["producers", "no", "no", "action", "warn"],
  ] as const)("%s: consumers %s, producers %s, impact %s → %s", (mode, consumers, producers, impact, level) => {
    const verdict = ask({ reports: [breaking(change(consumers, producers, impact))], mode });
    expect(verdict.reasons.map((reason) => reason.level)).toEqual([level]);
    expect(verdict.ruling).toBe({ error: "block", warn: "warn", info: "pass" }[level]);
  });

  test("a kind or rule has the level that it is given; a rule that nobody knows is an error", () => {
    const reports = [breaking(change("yes", "no")), lint(finding("known", "1"), finding("unheard", "2"), finding("constructor", "3"), finding("silent", "4"))];
    const verdict = ask({ reports, levels: { "type-changed": "warn", known: "info", silent: "off" } });
    expect(verdict.reasons.map(({ level, rule }) => `${level} ${rule}`)).toEqual(["error constructor", "error unheard", "warn type-changed", "info known"]);
    expect(ask({ reports: [breaking(change("yes", "yes"))], levels: { "type-changed": "off" } }).reasons).toEqual([]);
  });

  test("a report that is expected and missing blocks", () => {
    const verdict = ask({ reports: [lint()], expect: ["lint", "breaking", "breaking"] });
    expect(verdict.ruling).toBe("block");
    expect(verdict.reasons.map(({ rule, level, verb, subject }) => ({ rule, level, verb, subject }))).toEqual([{ rule: "report-missing", level: "error", verb: "verdict", subject: ["breaking"] }]);
    expect(ask({ expect: ["lint", "breaking"] }).counts.error).toBe(2);
    expect(ask({ reports: [lint(), breaking()], expect: ["lint", "breaking"] })).toEqual({
      ruling: "pass", reasons: [], known: [], waived: [], counts: { error: 0, warn: 0, info: 0, known: 0 }, seen: { verbs: ["lint", "breaking"], ...seen },
    });
  });

  test("what the baseline knows never counts, one more of it does", () => {
    const baseline = { ...emptyBaseline, known: [{ fingerprint: "1", rule: "r", subject: ["orders"], count: 2 }] };
    const verdict = ask({ reports: [lint(finding("r", "1", 30), finding("r", "1", 10), finding("r", "1", 20))], baseline });
    expect(verdict.known.map((reason) => reason.at?.line)).toEqual([10, 20]);
    expect(verdict.reasons.map((reason) => reason.at?.line)).toEqual([30]);
    expect(verdict.counts).toEqual({ error: 1, warn: 0, info: 0, known: 2 });
    expect(ask({ reports: [lint(finding("r", "1"), finding("r", "1", 2))], baseline }).ruling).toBe("pass");
  });

  test("a baseline never covers a change", () => {
    const broken = change("yes", "no");
    const baseline = { ...emptyBaseline, known: [{ fingerprint: broken.fingerprint, rule: broken.kind, subject: [], count: 9 }] };
    expect(ask({ reports: [breaking(broken)], baseline }).ruling).toBe("block");
  });

  test("a baseline that is out of date is said, once every file was looked at", () => {
    const baseline = { ...emptyBaseline, known: [{ fingerprint: "1", rule: "r", subject: [], count: 3 }, { fingerprint: "2", rule: "r", subject: [], count: 1 }] };
    const reports = [lint(finding("r", "1"))];
    expect(ask({ reports, baseline, whole: true }).reasons.map(({ level, rule, message }) => [level, rule, message])).toEqual([["info", "baseline-stale", "3 findings of the baseline are mended."]]);
    expect(ask({ reports, baseline }).reasons).toEqual([]);
    expect(ask({ reports: [lint(finding("r", "1"), finding("r", "1", 2), finding("r", "1", 3), finding("r", "2"))], baseline, whole: true }).reasons).toEqual([]);
  });

  test("jobs of one verb add up, the same fact in two reports counts once", () => {
    const verdict = ask({ reports: [lint(finding("r", "1")), lint(finding("r", "1"), finding("r", "1", 2)), breaking()] });
    expect(verdict.counts.error).toBe(2);
    expect(verdict.seen).toEqual({ verbs: ["lint", "breaking"], files: 2, contracts: 2, products: 0 });
  });

  test("a drift that the change brought is said once, by the worse of its two names; one that was there stays a finding", () => {
    const drifted = (message: string, line: number): Finding => ({ ...finding("schema-drift-type", message, line), subject: ["orders", "amount"], message });
    const apart = { ...change("unknown", "no", "none", "drift-introduced"), message: "They came apart. The types are two.", at: at(7) };
    const rules = (levels: Partial<Shared["levels"]>) => ask({ reports: [breaking(apart), lint(drifted("The types are two.", 7), drifted("Another.", 7), drifted("The types are two.", 8))], levels: levels as Shared["levels"] }).reasons.map(({ level, rule, at: place }) => `${level} ${rule} ${place?.line}`);
    expect(rules({ "schema-drift-type": "warn" })).toEqual(["warn drift-introduced 7", "warn schema-drift-type 7", "warn schema-drift-type 8"]);
    expect(rules({ "schema-drift-type": "error" })).toEqual(["error schema-drift-type 7", "error schema-drift-type 7", "error schema-drift-type 8", "warn drift-introduced 7"]);
    expect(rules({ "schema-drift-type": "warn", "drift-introduced": "off" })).toEqual(["warn schema-drift-type 7", "warn schema-drift-type 7", "warn schema-drift-type 8"]);
  });

  test("the order of facts and of reports changes no byte", () => {
    const [one, two] = shared.reports;
    const expected = reporters.map(({ id }) => (id === "json" ? JSON.stringify(said().verdict) : say(id)));
    if (one?.verb !== "lint" || two?.verb !== "breaking") throw new Error("said.json has a lint and a breaking report");
    fc.assert(fc.property(fc.shuffledSubarray([...one.findings], { minLength: one.findings.length }), fc.shuffledSubarray([...two.changes], { minLength: two.changes.length }), (findings, changes) => {
      const mixed = said({ reports: [{ ...two, changes }, { ...one, findings }] });
      expect(reporters.map(({ id }) => (id === "json" ? JSON.stringify(mixed.verdict) : say(id, mixed)))).toEqual(expected);
    }), { seed, numRuns: 30 });
  });
});

describe("a baseline", () => {
  const findings = [finding("r", "1"), finding("q", "2"), finding("r", "1", 9)];

  test("records today and makes it pass", () => {
    const baseline = record(findings);
    expect(baseline.known).toEqual([{ fingerprint: "1", rule: "r", subject: ["orders"], count: 2 }, { fingerprint: "2", rule: "q", subject: ["orders"], count: 1 }]);
    expect(ask({ reports: [lint(...findings)], baseline, whole: true })).toMatchObject({ ruling: "pass", reasons: [], counts: { known: 3 } });
    expect(readBaseline(writeBaseline(baseline))).toMatchObject({ baseline: { known: [{ fingerprint: "2" }, { fingerprint: "1" }] } });
  });

  test("only shrinks", () => {
    const some = fc.array(fc.constantFrom("1", "2", "3", "4").map((name) => finding("r", name)));
    fc.assert(fc.property(some, some, (before, today) => {
      const was = new Map(record(before).known.map(({ fingerprint, count }) => [fingerprint, count]));
      const is = shrink(record(before), today);
      for (const { fingerprint, count } of is.known) expect(count).toBeLessThanOrEqual(was.get(fingerprint) ?? 0);
      expect(shrink(is, today)).toEqual(is);
      expect(ask({ reports: [lint(...today)], baseline: is }).counts).toEqual(ask({ reports: [lint(...today)], baseline: record(before) }).counts);
      expect(ask({ reports: [lint(...today)], baseline: is, whole: true }).reasons.filter(({ rule }) => rule === "baseline-stale")).toEqual([]);
    }), { seed });
  });
});

describe("reporters", () => {
  test.each(reporters.map(({ id }) => id))("%s says what the golden fixture says", (id) => {
    const file = join(home, `${id}.txt`);
    // A format that tells of other reports has its own.
    const own = join(home, `${id}.said.json`);
    const text = say(id, existsSync(own) ? said({ reports: (JSON.parse(readFileSync(own, "utf8")) as Shared).reports }) : undefined);
    if (process.env["UPDATE_GOLDEN"] === "1") {
      console.warn(`${file} was rewritten: look at it.`);
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  test("the fixture's reports are reports", async () => {
    const all = [...shared.reports, ...(JSON.parse(readFileSync(join(home, "oors.said.json"), "utf8")) as Shared).reports];
    for (const report of all) expect(await readReport(JSON.stringify(report))).toEqual({ report });
  });

  test("text: no line is wider than the screen, none is a command, colours change nothing else", () => {
    for (const width of [0, 60, 80, 100, 300]) {
      const plain = say("text", said({ options: { colour: false, width, verbose: true } }));
      const coloured = say("text", said({ options: { colour: true, width, verbose: true } }));
      expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
      expect(coloured).toContain("\u001b[31merror\u001b[39m");
      const wide = plain.split("\n").filter((line) => [...line].length > Math.min(Math.max(width || 80, 60), 100) + 4);
      expect(wide).toEqual([]);
      expect(plain.split("\n").filter((line) => /^\s*::|##\w*\[/.test(line))).toEqual([]);
      expect(plain).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  test("text: many infos are counted, not listed", () => {
    const reports = [lint(...Array.from({ length: 21 }, (_, index) => finding("note", String(index), index + 1)))];
    const quiet = said({ reports, levels: { note: "info" }, expect: ["lint"], notices: [], baseline: emptyBaseline });
    expect(say("text", quiet)).toBe("✔ pass — 21 infos\n  Looked at 1 contract in 1 file.\n  ℹ 21 infos not listed here; `--format json` has all.\n");
    expect(say("text", { ...quiet, options: { ...quiet.options, verbose: true } }).split("\n").filter((line) => line.includes("info   note.")).length).toBe(21);
  });

  test("json: one report keeps its shape and can be read as a report again", async () => {
    for (const report of shared.reports) {
      const text = say("json", said({ reports: [report] }));
      expect(await readReport(text)).toEqual({ report });
      expect(JSON.parse(text)).toMatchObject({ verdict: { ruling: "block" } });
      const turned: unknown = JSON.parse(JSON.stringify(report), (_key, value: unknown) => (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value));
      expect(say("json", said({ reports: [turned as Report] }))).toBe(text);
    }
    expect(Object.keys(JSON.parse(say("json")) as object)).toEqual(["verdict", "reports"]);
  });

  describe("markdown", () => {
    interface Node { readonly type: string; readonly value?: string; readonly children?: readonly Node[] }
    const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
    const parse = (text: string): Node => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const ours = /^(<details><summary>[\w ]+<\/summary>|<\/details>|<br>)$/;
    const check = (text: string) => {
      const nodes = all(parse(text));
      expect(nodes.filter(({ type }) => ["link", "image", "linkReference", "imageReference", "definition", "footnoteReference", "footnoteDefinition", "delete", "blockquote"].includes(type))).toEqual([]);
      const offered = nodes.filter(({ type }) => type === "code");
      expect(offered.length).toBeLessThanOrEqual(1);
      for (const { value = "" } of offered) {
        expect(Object.keys(yaml(value) as object)).toEqual(["waivers"]);
        for (const one of (yaml(value) as { waivers: object[] }).waivers) expect(one).toEqual({ fingerprint: expect.stringMatching(/^[\w-]+$/), reason: "", approver: "", expires: "" });
      }
      expect(nodes.filter(({ type, value }) => type === "html" && !ours.test(value ?? ""))).toEqual([]);
      for (const { type, value } of nodes) if (type === "text") expect(value).not.toMatch(/[@#<>]|:\w+:|\/\/|www\.|\b[0-9a-f]{7,}\b/i);
      return nodes;
    };

    test("has our headings only, and nothing of a contract is live", () => {
      const nodes = check(say("markdown"));
      expect(nodes.filter(({ type }) => type === "heading").map((node) => all(node).map(({ value }) => value ?? "").join(""))).toEqual([
        "✖ Meshgate: block", "evil in contracts/`evil|` <b>@team</b>.yaml", "orders in contracts/sales/orders.odcs.yaml", "customers in contracts/sales/customers.odcs.yaml", "Findings",
      ]);
      const tables = nodes.filter(({ type }) => type === "table").map((table) => table.children?.map((row) => row.children?.length));
      expect(tables).toEqual([Array(2).fill(4), Array(4).fill(4), Array(2).fill(3), Array(7).fill(3), Array(5).fill(2), Array(2).fill(2)]);
    });

    test("nor for arbitrary texts", () => {
      const bits = fc.constantFrom("`", "|", "\\", "\n", "\n\n", "# ", "<img src=x>", "</details>", "@team", "https://evil.example", "[a](b)", "![a](b)", "<!--", "#1", "~~~", "---", "\u202e", "x", " ");
      const text = fc.array(fc.oneof(bits, fc.string({ unit: "binary" })), { maxLength: 10 }).map((parts) => parts.join(""));
      fc.assert(fc.property(text, text, text, (one, two, three) => {
        const hostile = { ...change("yes", "no"), kind: one, path: [two, three], before: three, after: [one], message: two, hint: three, at: at(1, one), hurt: [{ product: two, owner: one, at: at(), through: three, reads: "certain" as const }, { product: three, owner: two, repository: one, at: at(), through: one, reads: "certain" as const, fields: [[one, two], [three]] }, { product: one, at: at(), through: two, reads: "possible" as const, fields: [] }] };
        check(say("markdown", said({ reports: [breaking(hostile), lint({ ...finding("r", "1"), rule: three, message: one, hint: two, at: at(1, two) })] })));
      }), { seed, numRuns: 300 });
    });

    test("fits a comment, loses detail in order, never the ruling or a count", () => {
      const words = (size: number) => "word ".repeat(size).trim();
      const many = (count: number, size: number) => Array.from({ length: count }, (_, index) => ({ ...finding(index % 3 === 0 ? "note" : "bad", String(index), index + 1), message: words(size), hint: `${index} ${words(size)}` }));
      for (const [count, size] of [[10, 5], [300, 10], [450, 40], [2000, 80], [20_000, 90]] as const) {
        const what = said({ reports: [lint(...many(count, size))], levels: { note: "info" }, expect: ["lint"], notices: [], baseline: emptyBaseline });
        const text = say("markdown", what);
        const { error, info } = what.verdict.counts;
        expect(text.length).toBeLessThanOrEqual(65_536);
        expect(text).toContain(`## ✖ Meshgate: block\n\n**This must not be merged as it is.** Mend what is marked ✖.\n\n**${error} errors, ${info} infos**`);
        const rows = text.split("\n").filter((line) => line.startsWith("| ✖")).length;
        const left = Number(/_(\d+) rows? more did not fit/.exec(text)?.[1] ?? 0);
        expect(rows + left).toBe(error);
        check(text);
      }
      expect(say("markdown", said({ reports: [lint(...many(10, 5))], levels: { note: "info" } }))).not.toContain("did not fit");
    });
  });

  test("sarif: every result has a known rule, a place and a fingerprint; known ones are suppressed", () => {
    const { runs: [run] } = JSON.parse(say("sarif")) as { runs: { tool: { driver: { rules: { id: string; shortDescription: { text: string }; fullDescription: { text: string }; help: { text: string } }[] } }; results: Record<string, unknown>[]; invocations: Record<string, unknown>[]; automationDetails: { id: string } }[] };
    const { verdict } = said();
    expect(run?.automationDetails.id).toBe("meshgate/lint-breaking/");
    for (const rule of run?.tool.driver.rules ?? []) for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text]) expect(text.length).toBeGreaterThan(10);
    expect(run?.results).toHaveLength(verdict.reasons.length + verdict.known.length - 1);
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[Number(result["ruleIndex"])]?.id).toBe(result["ruleId"]);
      expect(["error", "warning", "note"]).toContain(result["level"]);
      expect(result["partialFingerprints"]).toMatchObject({ "meshgate/v1": expect.stringMatching(/^[0-9a-f]{16}$/) as string });
      const [location] = result["locations"] as { physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: { startLine: number } } }[];
      expect(location?.physicalLocation.artifactLocation).toMatchObject({ uriBaseId: "SRCROOT", uri: expect.stringMatching(/^(?![/.])[\w.%~!*'()/-]+$/) as string });
      expect(location?.physicalLocation.region.startLine).toBeGreaterThan(0);
    }
    expect(run?.results.filter((result) => "suppressions" in result)).toHaveLength(verdict.known.length);
    expect(run?.invocations).toMatchObject([{ executionSuccessful: true, toolExecutionNotifications: [{ descriptor: { id: "baseline-stale" } }] }]);
    expect(say("sarif", said({ reports: [], notices: [], baseline: emptyBaseline }))).toContain('"executionSuccessful": false');
    expect(say("sarif", said({ reports: [lint({ ...finding("r", "1"), at: at(1, "./\ud800a b#?.yaml") })] }))).toContain('"uri": "%EF%BF%BDa%20b%23%3F.yaml"');
  });

  test("junit: counts fit, an error fails, a warning is never skipped", () => {
    const text = say("junit");
    const { verdict } = said();
    expect(text.match(/<failure /g)).toHaveLength(verdict.counts.error);
    expect(text.match(/<testcase /g)).toHaveLength(Number(/<testsuites name="meshgate" tests="(\d+)"/.exec(text)?.[1]));
    expect(text).not.toContain("<skipped");
    expect(text.match(/<system-out>(warn|info|known): /g)).toHaveLength(verdict.counts.warn + verdict.counts.info + verdict.counts.known);
    expect(text).not.toContain("]]>");
    expect(say("junit", said({ reports: [lint()], expect: [], notices: [], baseline: emptyBaseline }))).toContain('tests="1" failures="0"');
  });

  test("gitlab: fingerprints are unique, paths are plain, severities are GitLab's", () => {
    const issues = JSON.parse(say("gitlab", said({ reports: [...shared.reports, lint({ ...finding("r", "x"), at: at(1, "./x.yaml") }, { ...finding("r", "x", 2) })] }))) as { fingerprint: string; severity: string; location: { path: string } }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    for (const { severity, location } of issues) {
      expect(["info", "minor", "major", "critical", "blocker"]).toContain(severity);
      expect(location.path).not.toMatch(/^\.?\//);
    }
  });

  test("github: at most ten of a level, the rest is counted, one command per line", () => {
    const findings = (rule: string, count: number) => Array.from({ length: count }, (_, index) => ({ ...finding(rule, `${rule}${index}`, index + 1), message: "a\r\n::error::b ##[error]c%0A" }));
    const text = say("github", said({ reports: [lint(...findings("bad", 13), ...findings("meh", 4), ...findings("note", 12))], levels: { bad: "error", meh: "warn", note: "info" }, expect: [], notices: [], baseline: emptyBaseline }));
    const lines = text.trimEnd().split("\n");
    expect(["error", "warning", "notice"].map((level) => lines.filter((line) => line.startsWith(`::${level} `)).length)).toEqual([10, 4, 10]);
    expect(lines.at(-1)).toBe("::notice title=meshgate::6 more findings are not annotated here. In all: 13 errors, 4 warnings, 12 infos.");
    expect(lines.every((line) => /^::(error|warning|notice) [^:]*::/.test(line))).toBe(true);
    expect(lines[0]).toBe("::error file=a.yaml,line=1,endLine=1,col=1,endColumn=4,title=bad::a ::error::b ##[error]c%250A");
    expect(say("github", said({ reports: [lint()], expect: [], notices: [], baseline: emptyBaseline }))).toBe("");
  });
});
