import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contract, Location, Property } from "#model";
import { readSchema } from "#read";

const fixtures = new URL("../fixtures/read/sql/", import.meta.url);
const dialects = ["postgres", "bigquery", "snowflake", "databricks"] as const;
const bytes = (text: string) => new TextEncoder().encode(text);
const readSql = async (text: string, dialect?: string) => (await readSchema("tables.sql", bytes(text), "sql", dialect === undefined ? {} : { dialect })).documents;
const modelOf = async (text: string, dialect?: string): Promise<Contract> => {
  const [document] = await readSql(text, dialect);
  if (document?.model?.kind !== "contract") throw new Error(document?.problems.map(({ message }) => message).join(" "));
  return document.model;
};
const rules = async (text: string, dialect?: string) => (await readSql(text, dialect)).flatMap(({ problems }) => problems.map(({ rule }) => rule));

/** The model without places and without what is empty, to be read by people. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => !["at", "spots", "source"].includes(key) && !(Array.isArray(part) && part.length === 0));
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]).filter(([, part]) => JSON.stringify(part) !== "{}"));
}

describe.each(dialects)("%s", (dialect) => {
  const text = readFileSync(new URL(`${dialect}.sql`, fixtures), "utf8");

  test("becomes the one model", async () => {
    const documents = await readSql(text, dialect);
    expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
    const made = `${JSON.stringify(documents.map(({ model }) => bare(model)), undefined, 2)}\n`;
    const golden = new URL(`${dialect}.json`, fixtures);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, made);
    expect(made).toBe(readFileSync(golden, "utf8"));
  });

  test("every place holds what it says", async () => {
    const lines = text.split("\n");
    const starts = lines.reduce<number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0]);
    const slice = (at: Location) => text.slice((starts[at.line - 1] ?? 0) + at.column - 1, (starts[at.endLine - 1] ?? 0) + at.endColumn - 1);
    const words: Record<string, RegExp> = {
      name: /^["`\w]/, physicalType: /^\w/, required: /^(?:CONSTRAINT|NOT NULL|PRIMARY KEY|GENERATED|small|SET)/i, primaryKey: /^(?:CONSTRAINT|PRIMARY KEY)/i, unique: /^UNIQUE/i,
      enum: /^(?:CONSTRAINT|CHECK)/i, description: /^(?:COMMENT|OPTIONS)/i, default: /^(?:DEFAULT|SET)/i, partitioned: /^PARTITION|^CLUSTER/i,
      minimum: /CHECK/i, maximum: /CHECK/i, exclusiveMinimum: /CHECK/i, exclusiveMaximum: /CHECK/i,
    };
    let checked = 0;
    const walk = (value: unknown) => {
      if (typeof value !== "object" || value === null) return;
      const { spots } = value as { spots?: Record<string, Location> };
      for (const [key, at] of Object.entries(spots ?? {})) {
        expect(slice(at), key).toMatch(words[key] ?? /^$/);
        checked += 1;
      }
      for (const part of Object.values(value)) if (part !== spots) walk(part);
    };
    walk({ ...(await modelOf(text, dialect)), source: undefined });
    expect(checked).toBeGreaterThan(20);
    for (const property of (await modelOf(text, dialect)).objects.flatMap(({ properties }) => properties)) expect(slice(property.at).toLowerCase()).toContain((property.name ?? "").toLowerCase());
  });
});

const columns = async (text: string, dialect?: string): Promise<readonly Property[]> => (await modelOf(`CREATE TABLE t (${text})`, dialect)).objects[0]?.properties ?? [];

describe("names", () => {
  test.each([
    ["postgres", 'a INT, "A" INT, "b" INT', ["a", "A", "b"]],
    ["snowflake", 'a INT, "a" INT, "B" INT', ["A", "a", "B"]],
    ["bigquery", "Ab INT64, `Cd` INT64", ["ab", "cd"]],
    ["databricks", "Ab INT, `C d` INT", ["ab", "c d"]],
    [undefined, 'Ab INT, "Cd" INT, `e` INT, [f] INT', ["Ab", "Cd", "e", "f"]],
  ])("%s reads %s", async (dialect, text, names) => {
    expect((await columns(text, dialect)).map(({ name }) => name)).toEqual(names);
  });

  test("a doubled quote belongs to the name", async () => {
    expect((await columns('"a""b" INT', "postgres")).map(({ name }) => name)).toEqual(['a"b']);
  });

  test("names of Object.prototype are names like any other", async () => {
    const found = await columns("__proto__ INT CHECK (__proto__ > 1), constructor TEXT, toString INT", "postgres");
    expect(found.map(({ name }) => name)).toEqual(["__proto__", "constructor", "tostring"]);
    expect(found[0]?.options.values).toEqual({ exclusiveMinimum: 1 });
  });
});

describe("checks", () => {
  const one = async (check: string, type = "INT") => (await columns(`a ${type}, CHECK (${check})`, "postgres"))[0];
  test.each<[string, object]>([
    ["a > 1", { exclusiveMinimum: 1 }], ["a >= 1 AND a <= 5", { minimum: 1, maximum: 5 }], ["((a) < -2.5)", { exclusiveMaximum: -2.5 }],
    ["a BETWEEN 1 AND 5 AND a > 0", { minimum: 1, maximum: 5, exclusiveMinimum: 0 }], ["a >= 0::numeric", { minimum: 0 }],
    ["length(a) <= 10", { maxLength: 10 }], ["char_length(a) > 2", { minLength: 3 }],
    ["a > 1 OR a < 0", {}], ["a > b", {}], ["a > 1 + 1", {}], ["NOT a > 1", {}], ["a <> 1", {}], ["1 < a", {}], ["a > 12345678901234567890", {}], ["a::int > 1", {}], ["abs(a) > 1", {}],
    ["a NOT BETWEEN 1 AND 5", {}], ["a > '1'", {}], ["CASE WHEN a > 1 AND a < 2 THEN true END", {}],
  ])("%s", async (check, options) => {
    expect((await one(check))?.options.values).toEqual(options);
  });

  test.each<[string, unknown]>([
    ["a IN ('x', 'y')", ["x", "y"]], ["a IN (1, -2)", [1, -2]], ["((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))", ["x", "y"]],
    ["a = ANY (ARRAY['x'::text, 'y'::text])", ["x", "y"]], ["a IN ('x', NULL)", undefined], ["a NOT IN ('x')", undefined], ["a IN (SELECT 1)", undefined],
    ["a IN ('x') OR a = 'y'", undefined], ["lower(a) IN ('x')", undefined], ["a IN (E'\\n')", undefined], ["a IN ('x'::mood)", undefined], ["a = ANY ('{x}')", undefined],
  ])("%s", async (check, values) => {
    expect((await one(check, "varchar(9)"))?.enum?.map(({ value }) => value)).toEqual(values);
  });

  test("what is not read is kept", async () => {
    const { objects } = await modelOf("CREATE TABLE t (a INT, b INT, CHECK (a > 1 AND a < b))", "postgres");
    expect(objects[0]?.custom.map(({ property, value }) => [property, value])).toEqual([["CHECK", "a < b"]]);
  });
});

describe("keys", () => {
  test("a key of a column and a key of the table are one", async () => {
    const [inline, apart] = [await modelOf("CREATE TABLE t (a INT PRIMARY KEY)", "postgres"), await modelOf("CREATE TABLE t (a INT, PRIMARY KEY (a))", "postgres")];
    expect(bare(inline)).toEqual(bare(apart));
  });
  test("several columns keep their order", async () => {
    expect((await columns("a INT, b INT, PRIMARY KEY (b, a)")).map(({ primaryKeyPosition }) => primaryKeyPosition)).toEqual([2, 1]);
  });
  test.each([["postgres", true], ["bigquery", undefined], ["snowflake", true], ["databricks", true], [undefined, undefined]])("%s: a key that is not enforced makes NOT NULL: %s", async (dialect, required) => {
    expect((await columns("a INT, PRIMARY KEY (a) NOT ENFORCED", dialect))[0]?.required).toBe(required);
  });
});

describe("bad input ends in one clear problem", () => {
  test.each([
    ["a text that never ends", "CREATE TABLE t (a TEXT DEFAULT 'x)", "schema-syntax"],
    ["a name that never ends", 'CREATE TABLE "t (a INT)', "schema-syntax"],
    ["a comment that never ends", "CREATE TABLE t (a INT) /* x", "schema-syntax"],
    ["a dollar text that never ends", "COMMENT ON TABLE t IS $a$ x $b$", "schema-syntax"],
    ["a template that never ends", "CREATE TABLE {{ t (a INT)", "schema-syntax"],
    ["a bracket that never closes", "CREATE TABLE t (a INT", "schema-syntax"],
    ["a bracket that closes nothing", "CREATE TABLE t (a INT))", "schema-syntax"],
    ["brackets that cross", "CREATE TABLE t (a INT DEFAULT [1)]", "schema-syntax"],
    ["an empty file", "", "unknown-format"],
    ["only comments", "-- nothing\n", "unknown-format"],
    ["no table", "SELECT 1;", "unknown-format"],
    ["a template that makes tables", "{% for t in ts %} CREATE TABLE {{ t }} (a INT); {% endfor %}", "unknown-format"],
    ["more than a million signs", "(".repeat(1_000_001), "limit-exceeded"],
    ["100,000 open brackets", "CREATE TABLE t (a INT DEFAULT " + "(".repeat(100_000), "schema-syntax"],
  ])("%s", async (_, text, rule) => {
    const [document, ...more] = await readSql(text, "postgres");
    expect(more).toEqual([]);
    expect(document?.problems.map((problem) => problem.rule)).toEqual([rule]);
    for (const { at } of document?.problems ?? []) expect(at.line).toBeGreaterThanOrEqual(1);
  });

  test("without a dialect, what engines read in different ways is refused", async () => {
    expect(await rules("CREATE TABLE t (a TEXT DEFAULT 'it\\'s -- x')")).toEqual(["schema-syntax"]);
    expect(await rules("CREATE TABLE t (a TEXT) /* a /* b */")).toEqual(["schema-syntax"]);
    expect(await rules("CREATE TABLE t (a TEXT DEFAULT 'it\\'s -- x')", "bigquery")).toEqual([]);
    expect(await rules("CREATE TABLE t (a TEXT DEFAULT '\\') -- x", "postgres")).toEqual([]);
  });

  test("many tables and many statements about them cost in proportion", async () => {
    const tables = Array.from({ length: 5_000 }, (_, index) => `CREATE TABLE t${index} (a INT);`).join("\n");
    const alters = Array.from({ length: 20_000 }, (_, index) => `ALTER TABLE t${index % 5_000} DROP COLUMN a;`).join("\n");
    expect((await modelOf(`${tables}\n${alters}`, "postgres")).objects.length).toBe(5_000);
    const wide = `CREATE TABLE t (${Array.from({ length: 5_000 }, (_, index) => `c${index} INT`).join(", ")});`;
    expect((await modelOf(`${wide}\n${"ALTER TABLE t DROP COLUMN a;\n".repeat(20_000)}`, "postgres")).objects.length).toBe(1);
  });

  test("deep types, many dimensions and many columns are read in bounds", async () => {
    const deep = `${"STRUCT<a ".repeat(5_000)}INT${">".repeat(5_000)}`;
    expect((await columns(`a ${deep}`, "bigquery")).length).toBe(1);
    expect((await columns(`a INT${"[]".repeat(5_000)}`, "postgres")).length).toBe(1);
    expect((await columns(`a INT, CHECK (${"(".repeat(5_000)}a > 1${")".repeat(5_000)})`, "postgres"))[0]?.options.values).toEqual({ exclusiveMinimum: 1 });
    expect((await columns(`a INT, CHECK (${"(a > 1 AND ".repeat(2_000)}a > 1${")".repeat(2_000)})`, "postgres")).length).toBe(1);
    const many = Array.from({ length: 10_000 }, (_, index) => `c${index} INT NOT NULL DEFAULT ${index} CHECK (c${index} > 0)`).join(", ");
    expect((await columns(`${many}, ${Array.from({ length: 10_000 }, (_, index) => `CHECK (c${index} < 10)`).join(", ")}`, "postgres")).length).toBe(10_000);
  });
});

test("text made of the words of SQL never throws, and places stay inside", async () => {
  const words = ["CREATE", "TABLE", "OR", "REPLACE", "t", "a", "INT", "STRUCT", "ARRAY", "MAP", "<", ">", "(", ")", "[", "]", ",", ";", ".", ":", "=", "NOT", "NULL", "DEFAULT", "CHECK", "IN", "'x'", '"y"', "`z`", "1", "-",
    "PRIMARY", "KEY", "UNIQUE", "REFERENCES", "FOREIGN", "CONSTRAINT", "COMMENT", "OPTIONS", "PARTITION", "BY", "AS", "GENERATED", "IDENTITY", "ALTER", "ADD", "COLUMN", "DROP", "{{ x }}", "{% y %}", "$$", "--", "/*", "*/", "\n", "\\", "#", "BETWEEN", "AND", "ANY", "::", "text", "COLLATE", "WITH", "TAG"];
  const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((all) => all.join(" "));
  const table = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((all) => `CREATE TABLE t (a INT, ${all.join(" ")}`);
  await fc.assert(fc.asyncProperty(fc.oneof(soup, table, table.map((text) => `${text})`), fc.string({ unit: "binary", maxLength: 60 })), fc.constantFrom(...dialects, undefined), async (text, dialect) => {
    const documents = await readSql(text, dialect);
    const lines = text.split("\n").length;
    expect(documents.length).toBe(1);
    for (const { model, problems } of documents) {
      expect(model !== undefined || problems.length > 0).toBe(true);
      for (const { at } of problems) expect(at.endLine).toBeLessThanOrEqual(lines);
    }
  }), { seed: 20261124, numRuns: 5_000 });
});
