import { configSchema, defaults, emptyBaseline, keys, readBaseline, readConfig, readReport, reportSchema, writeBaseline } from "#config";
import type { BreakingReport, LintReport } from "#model";
import { Ajv2019 } from "ajv/dist/2019.js";
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configValidators, home } from "../scripts/generate-config.ts";

const seed = 20_261;
const ids = ["owner-missing", "property-added", "property-removed"];
const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../fixtures/config", name), "utf8");
const read = (text: string) => readConfig("meshgate.yaml", text, ids);
const problems = (text: string) => {
  const answer = read(text);
  return "problems" in answer ? answer.problems : [];
};

describe("meshgate.yaml", () => {
  test("says every setting", () => {
    expect(read(fixture("good.yaml"))).toEqual({
      config: {
        contracts: ["contracts/**/*.odcs.yaml", "products/*.yaml"], exclude: ["**/drafts/**"], schemas: [{ files: "ddl/*.sql", format: "sql", dialect: "postgres", contract: "sales.orders" }], levels: { "owner-missing": "error", "property-added": "off" },
        failOn: "warn", enforceFrom: "2028-02-29", expect: ["lint"], mode: "full", strictness: "FILE", mesh: ["../crm", "catalog/finance.json"], tags: ["{id}/{version}", "release-{version}"], transitive: true, supportedMajors: 2, quality: { duplicates: "rows", between: "exclusive", empty: "broken", extraColumns: "refused", columnOrder: "promised", brokenBefore: "block", sql: "allowed", variables: ["owner"], extensions: "/opt/duckdb", remote: ["s3://sales/", "https://data.example.org"], seconds: 60, memory: 512, cap: 100 },
        history: { branch: "meshgate-history", days: 60, parts: false }, teams: { finance: "@acme/finance-data", "CRM team": "@acme/crm" }, monitor: { label: "data", mention: { "Sales Data": "@acme/sales-data" } }, waivers: ["governance/waivers/*.yaml"], approvals: "comment", baseline: "governance/baseline.json",
      },
    });
  });

  test.each(["", "\n# nothing yet\n", "---\n", "{}", "\uFEFF"])("is all defaults where it says nothing (%#)", (text) => {
    expect(read(text)).toEqual({ config: defaults });
  });

  test("names every mistake on its line", () => {
    const text = fixture("bad.yaml");
    const expected = text.split("\n").flatMap((line, index) => {
      const said = / # (.*)$/.exec(line)?.[1];
      return said === undefined ? [] : [`${index + 1}: ${said}`];
    });
    const found = problems(text).map(({ at, rule, message, hint }) => [`${at.line}: ${rule}`, message, hint].join(" · "));
    expect(found).toHaveLength(expected.length);
    for (const [index, said] of expected.entries()) expect(found[index]).toContain(said);
  });

  test.each([
    ["mode: full\nmode: full\n", "2:1-2:5 duplicate-key The key `mode` is written twice."],
    ["mode: full\n levels: {}\n", "This is not YAML: `Nested mappings"],
    ["mode: [full\n", "yaml-syntax This is not YAML"],
    ["mode: *no\n", "1:7-1:10 yaml-syntax This is not YAML: `No anchor is called no`"],
    ["- full\n", "1:1-1:1 wrong-type The file is not a map of settings."],
    ["mode: full\n---\nmode: full\n", "yaml-syntax This is not YAML: `There is a second document`."],
    ["? [a]\n: b\n", "yaml-syntax This is not YAML: `A key is a map or a list`."],
    ["levels:\r\n  x: warn\r\n", "2:3-2:4 invalid-value"],
    [`levels: ${"[".repeat(100_000)}`, "limit-exceeded The file has more than 20 levels."],
    [`levels:\n  ${"- ".repeat(50_000)}`, "limit-exceeded The file has more than 20 levels."],
    [`mode: ${"x".repeat(300_000)}`, "1:1-1:1 limit-exceeded The file has more than 256 KB."],
    [`x: &x []\ncontracts: [${"*x,".repeat(101)}]`, "limit-exceeded The file has more than 100 aliases."],
    [`contracts: [${"a,".repeat(10_001)}]`, "limit-exceeded The file has more than 10000 values."],
    ["contracts: &c [*c]\n", "20 levels"],
    ["quality: { remote: ['https://'] }\n", "1:21-1:31 invalid-value `https://` is nothing that can stand here."],
    ["quality: { remote: s3://sales/ }\n", "1:20-1:31 wrong-type `remote` under `quality` is not a list."],
    ["quality: { extensions: 1 }\n", "1:24-1:25 wrong-type"],
    [`a: &a [1,1,1,1,1,1,1,1,1]\n${[..."bcdefgh"].map((name, index) => `${name}: &${name} [${`*${"abcdefg"[index]},`.repeat(9)}]`).join("\n")}`, "aliases"],
  ])("refuses what is wrong (%#)", (text, said) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ at, rule, message }) => `${at.line}:${at.column}-${at.endLine}:${at.endColumn} ${rule} ${message}`).join("\n")).toContain(said);
  });

  test("never throws and always stands in the file", () => {
    const bits = fc.constantFrom("contracts", "levels", "mode", "schemas: [{ files: a, format: sql", "schemas: [{ ", "format: sql", "files: a", ", ", "}]", "mesh: [", ":", ": ", "\n", "- ", "[", "]", "{", "}", "&a ", "*a", "!!set ", "? ", "full", "'", '"', "|", "  ", "\t", "__proto__", "constructor", "toString", "<<", "#", "---\n", "1", "null", "\u202e");
    fc.assert(fc.property(fc.array(fc.oneof(bits, fc.string({ unit: "binary" })), { maxLength: 20 }).map((parts) => parts.join("")), (text) => {
      const lines = text.split("\n").length;
      const answer = read(text);
      if ("problems" in answer) expect(answer.problems).not.toEqual([]);
      for (const { at, message, hint } of problems(text)) {
        expect(message).not.toContain("does not fit the schema");
        expect(at.line).toBeGreaterThanOrEqual(1);
        expect(at.line).toBeLessThanOrEqual(lines);
        expect(`${message}${hint ?? ""}`).not.toMatch(/[\p{C}\u2028\u2029]/u);
      }
    }), { seed, numRuns: 3000 });
  });

  test("has an editor schema that takes what is read", () => {
    const schema = configSchema(ids);
    const validate = new Ajv2019({ strict: true }).compile(schema);
    expect(validate({ ...Object.fromEntries(keys.map((key) => [key.key, key.default])) })).toBe(true);
    for (const { key, examples } of keys) for (const example of examples) expect(validate({ [key]: example }), key).toBe(true);
    expect(validate({ levels: { "owner-missing": "warn" } })).toBe(true);
    expect(validate({ levels: { "owner-mising": "warn" } })).toBe(false);
    expect(keys.map(({ key }) => key)).toEqual(Object.keys(schema["properties"] ?? {}));
  });
});

const at = { file: "a.yaml", line: 3, column: 5, endLine: 3, endColumn: 9 };
const seen = { files: 1, contracts: 1, products: 0 };
const lint: LintReport = {
  meshgate: "1.0", verb: "lint", seen,
  findings: [{ rule: "owner-missing", message: "No owner.", hint: "Name one.", at, subject: ["orders"], fix: { title: "Add it", edits: [{ at, text: "x" }] }, fingerprint: "ab" }],
};
const breaking: BreakingReport = {
  meshgate: "1.0", verb: "breaking", seen, base: "main", compatible: { consumers: false, producers: "unknown" },
  changes: [{
    kind: "type-changed", path: ["orders", "amount"], before: { type: "int" }, after: [1, null], breaks: { consumers: "yes", producers: "no" }, impact: "none", message: "Changed.", hint: "Don't.",
    at, was: at, hurt: [{ product: "finance", owner: "fin", at, through: "input port orders", reads: "certain" }], fingerprint: "cd",
  }],
};

describe("a report", () => {
  test.each([lint, breaking])("comes back as it was written", async (report) => {
    expect(await readReport(JSON.stringify(report))).toEqual({ report });
    expect(new Ajv2019({ strict: true }).compile(reportSchema())(report)).toBe(true);
  });

  test("of a newer minor version loses what is not known", async () => {
    expect(await readReport(JSON.stringify({ ...lint, meshgate: "1.7", colour: "red", findings: [{ ...lint.findings[0], mood: 1 }] }))).toEqual({ report: { ...lint, meshgate: "1.7" } });
  });

  test.each([
    ["", "The report is not JSON."],
    ["[]", "The report is not a JSON object."],
    ["null", "The report is not a JSON object."],
    ["{}", 'The report has no version like `meshgate: "1.0"`.'],
    [JSON.stringify({ ...lint, meshgate: "2.0" }), "The report is of version `2.0` and this Meshgate reads 1.x; use the same Meshgate in every step."],
    [JSON.stringify({ ...lint, meshgate: 1 }), "has no version"],
    [JSON.stringify({ ...lint, verb: "deploy" }), "The report is of the verb `deploy`; this Meshgate knows `lint`, `breaking` or `quality`."],
    ['{"meshgate":"1.0","verb":{"toString":1}}', 'The report is of the verb `{"toString":1}`'],
    [JSON.stringify({ ...lint, findings: undefined }), "The report does not fit its schema: `it` has no `findings`."],
    [JSON.stringify({ ...lint, findings: [{ ...lint.findings[0], at: { ...at, line: 0 } }] }), "`findings.0.at.line` fails `minimum"],
    [JSON.stringify({ ...lint, findings: [{ ...lint.findings[0], rule: null }] }), "`findings.0.rule` fails `type"],
    [JSON.stringify({ ...breaking, changes: [{ ...breaking.changes[0], impact: "boom" }] }), "`changes.0.impact` fails `enum"],
    [JSON.stringify({ ...breaking, compatible: { consumers: true } }), "`compatible` has no `producers`."],
    [`{"meshgate":"1.0","verb":"breaking","x":${"[".repeat(200)}${"]".repeat(200)}}`, "nested more than 100 deep"],
    ["[".repeat(5_000_000), "nested more than 100 deep"],
    [`"${"x".repeat(21 * 1024 * 1024)}"`, "more than 20 MB"],
  ])("is refused in one line (%#)", async (text, said) => {
    const answer = await readReport(text);
    expect("problem" in answer ? answer.problem : "").toContain(said);
    expect("problem" in answer ? answer.problem : "\n").not.toContain("\n");
  });

  test("every field is checked: any other value in its place is refused", async () => {
    const spoilt = (value: unknown): unknown[] => {
      if (typeof value !== "object" || value === null) return [];
      return Object.keys(value).flatMap((key) => {
        const part: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
        const copy = (next: unknown) => (Array.isArray(value) ? value.map((item, index) => (String(index) === key ? next : item)) : { ...value, [key]: next });
        return [copy({ no: [] }), ...spoilt(part).map(copy)];
      });
    };
    const { before: _before, after: _after, ...change } = breaking.changes[0] ?? breaking.changes[0]!;
    for (const report of [lint, { ...breaking, changes: [change] }])
      for (const wrong of spoilt(report)) expect("problem" in (await readReport(JSON.stringify(wrong))), JSON.stringify(wrong)).toBe(true);
  });
});

describe("a baseline", () => {
  const known = [
    { fingerprint: "b", rule: "r", subject: ["x", "y"], count: 2 },
    { fingerprint: "a", rule: "r", subject: ["x", "y"], count: 1 },
    { fingerprint: "c", rule: "q", subject: ["`|\n"], count: 1 },
  ];

  const baseline = { meshgate: "1.0", known };

  test("has the same bytes for the same findings, and comes back", () => {
    const text = writeBaseline(baseline);
    expect(writeBaseline({ ...baseline, known: [...known].reverse() })).toBe(text);
    expect(text).toBe(
      '{\n  "meshgate": "1.0",\n  "known": [\n    {"fingerprint":"c","rule":"q","subject":["`|\\n"],"count":1},\n    {"fingerprint":"a","rule":"r","subject":["x","y"],"count":1},\n    {"fingerprint":"b","rule":"r","subject":["x","y"],"count":2}\n  ]\n}\n');
    expect(readBaseline(text)).toEqual({ baseline: { meshgate: "1.0", known: [known[2], known[1], known[0]] } });
    expect(readBaseline(writeBaseline(emptyBaseline))).toEqual({ baseline: emptyBaseline });
  });

  test.each([
    [writeBaseline({ ...baseline, known: [...known, { fingerprint: "b", rule: "z", subject: [], count: 1 }] }), "The baseline lists `b` twice"],
    [JSON.stringify({ meshgate: "1.0", known: [{ ...known[0], count: 0 }] }), "`known.0.count` fails"],
    [JSON.stringify({ meshgate: "9.0", known: [] }), "version `9.0`"],
    ["<<<<<<< HEAD", "The baseline is not JSON."],
  ])("is refused in one line (%#)", (text, said) => {
    const answer = readBaseline(text);
    expect("problem" in answer ? answer.problem : "").toContain(said);
  });
});

test("the validators are what the schemas generate", () => {
  const files = configValidators();
  expect(readdirSync(home).sort()).toEqual([...files.keys()].sort());
  for (const [name, text] of files) expect(readFileSync(join(home, name), "utf8"), `${name}: run \`npm run generate\``).toBe(text);
});
