import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaking, compatible } from "#breaking";
import type { Change, Mesh, Reading } from "#model";
import { readSchema } from "#read";
import { dialectOf } from "../packages/read/formats/sql/dialect.ts";
import { keywords } from "../packages/read/formats/sql/keywords.ts";
import { tokens, type Token } from "../packages/read/formats/sql/tokens.ts";

const dialects = ["postgres", "bigquery", "snowflake", "databricks"] as const;
const nobody: Mesh = { contracts: [], products: [], consumers: [] };
const readSql = (text: string, dialect: string | undefined): Promise<Reading> => readSchema("tables.sql", new TextEncoder().encode(text), "sql", dialect === undefined ? {} : { dialect });
const compare = async (before: string, after: string, dialect?: string): Promise<Change[]> => breaking({ before: [await readSql(before, dialect)], after: [await readSql(after, dialect)], mesh: nobody });
const said = (changes: readonly Change[]) => changes.map(({ kind, path }) => `${kind} ${path.slice(1).join(".")}`);
const fixture = (dialect: string) => readFileSync(new URL(`../fixtures/read/sql/${dialect}.sql`, import.meta.url), "utf8");
const table = (columns: string) => `CREATE TABLE sales.orders (${columns});`;

describe("pairs", () => {
  type Case = readonly [what: string, before: string, after: string, facts: readonly string[], consumers: boolean | "unknown", producers: boolean | "unknown"];
  const everywhere: readonly Case[] = [
    ["a column is added", "a INT", "a INT, b INT", ["property-added orders.b"], true, true],
    ["a NOT NULL column is added", "a INT", "a INT, b INT NOT NULL", ["required-property-added orders.b"], true, false],
    ["a column is dropped", "a INT, b INT", "a INT", ["property-removed orders.b"], false, true],
    ["NOT NULL is dropped", "a INT NOT NULL", "a INT", ["required-removed orders.a"], false, true],
    ["NOT NULL is set", "a INT", "a INT NOT NULL", ["required-added orders.a"], true, false],
    ["an explicit NULL says nothing", "a INT NULL", "a INT", [], true, true],
    ["the key changes", "a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (a)", "a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (a, b)", ["key-changed orders"], false, true],
    ["the key's order changes", "a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (a, b)", "a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (b, a)", ["key-changed orders"], false, true],
    ["a key is no longer enforced", "a INT NOT NULL, PRIMARY KEY (a)", "a INT NOT NULL, PRIMARY KEY (a) NOT ENFORCED", ["unknown-changed orders.PRIMARY KEY"], "unknown", "unknown"],
    ["UNIQUE is dropped", "a INT UNIQUE", "a INT", ["unique-removed orders.a"], false, true],
    ["UNIQUE of the column and of the table are one", "a INT UNIQUE", "a INT, UNIQUE (a)", [], true, true],
    ["UNIQUE over two is dropped", "a INT, b INT, UNIQUE (a, b)", "a INT, b INT", ["quality-removed orders"], false, true],
    ["a foreign key is dropped", "a INT REFERENCES b (c)", "a INT", ["relationship-removed orders.a"], false, true],
    ["a foreign key of the column and of the table are one", "a INT REFERENCES b (c)", "a INT, FOREIGN KEY (a) REFERENCES b (c)", [], true, true],
    ["what happens on delete changes", "a INT REFERENCES b (c) ON DELETE CASCADE", "a INT REFERENCES b (c)", ["unknown-changed orders.REFERENCES"], "unknown", "unknown"],
    ["a default changes", "a INT DEFAULT 1", "a INT DEFAULT 2", ["default-changed orders.a"], true, true],
    ["a check gets a value more", "a VARCHAR(9) CHECK (a IN ('x'))", "a VARCHAR(9) CHECK (a IN ('x', 'y'))", ["enum-value-added orders.a"], false, true],
    ["a check loses a value", "a VARCHAR(9) CHECK (a IN ('x', 'y'))", "a VARCHAR(9) CHECK (a IN ('x'))", ["enum-value-removed orders.a"], true, false],
    ["a bound is loosened", "a INT CHECK (a <= 10)", "a INT CHECK (a <= 20)", ["option-loosened orders.a"], false, true],
    ["a bound goes", "a INT CHECK (a <= 10)", "a INT", ["option-loosened orders.a"], false, true],
    ["a check that nobody reads changes", "a INT, b INT, CHECK (a < b)", "a INT, b INT, CHECK (a <= b)", ["unknown-changed orders.CHECK"], "unknown", "unknown"],
    ["checks in another order", "a INT, b INT, CHECK (a < b), CHECK (a <> 3)", "a INT, b INT, CHECK (a <> 3), CHECK (a < b)", [], true, true],
    ["a constraint is renamed", "a INT, CONSTRAINT x UNIQUE (a)", "a INT, CONSTRAINT y UNIQUE (a)", ["metadata-changed orders.CONSTRAINT"], true, true],
    ["columns change places", "a INT, b INT", "b INT, a INT", ["property-reordered orders"], true, true],
    ["a clause that nobody knows appears", "a INT", "a INT SPARKLING WATER", ["unknown-changed orders.a.SPARKLING"], "unknown", "unknown"],
    ["a generated column computes something else", "a INT, b INT GENERATED ALWAYS AS (a + 1) STORED", "a INT, b INT GENERATED ALWAYS AS (a + 2) STORED", ["unknown-changed orders.b.GENERATED"], "unknown", "unknown"],
    ["a type that nobody knows changes", "a my_type", "a your_type", ["type-unclear orders.a"], "unknown", "unknown"],
    ["a type in another case", "a Numeric(10, 2)", "a NUMERIC(10,2)", [], true, true],
  ];
  test.each(everywhere.flatMap((one) => [...dialects, undefined].map((dialect) => [dialect, ...one] as const)))("%s: %s", async (dialect, _, before, after, facts, consumers, producers) => {
    const changes = await compare(table(before), table(after), dialect);
    const names = said(changes).map((fact) => (dialect === "snowflake" ? fact.replace(/(?<=\.)[ab]\b/, (name) => name.toUpperCase()).replace(/ orders\b/, " ORDERS") : fact));
    expect(names).toEqual(facts.map((fact) => (dialect === "snowflake" ? fact.replace(/(?<=\.)[ab]\b/, (name) => name.toUpperCase()).replace(/ orders\b/, " ORDERS") : fact)));
    expect(compatible(changes)).toEqual({ consumers, producers });
    for (const { at } of changes) expect([at.file, at.line]).toEqual(["tables.sql", 1]);
  });

  test.each<readonly [dialect: string, what: string, before: string, after: string, facts: readonly string[]]>([
    ["postgres", "varchar widens", "a varchar(10)", "a varchar(20)", ["type-widened orders.a"]],
    ["postgres", "varchar to text", "a varchar(10)", "a text", ["type-widened orders.a"]],
    ["postgres", "bigint narrows", "a bigint", "a integer", ["type-narrowed orders.a"]],
    ["postgres", "names of one type", "a int4, b character varying(5), c timestamptz", "a integer, b varchar(5), c timestamp with time zone", []],
    ["postgres", "a time zone goes", "a timestamptz", "a timestamp", ["type-changed orders.a"]],
    ["postgres", "the elements of an array", "a int[]", "a bigint[]", ["type-widened orders.a.[]"]],
    ["postgres", "an array becomes a value", "a int[]", "a int", ["type-changed orders.a", "type-unclear orders.a.[]"]],
    ["postgres", "serial says NOT NULL", "a serial", "a integer", ["default-removed orders.a", "required-removed orders.a"]],
    ["postgres", "a collation", 'a text COLLATE "C"', "a text", ["unknown-changed orders.a.COLLATE"]],
    ["postgres", "a name in quotes that means the same", "a text, b text CHECK (a <> b)", '"a" text, B text CHECK ("a" <> "b")', []],
    ["postgres", "a name in quotes that means another column", "a text", '"A" text', ["property-removed orders.a", "property-added orders.A"]],
    ["bigquery", "a field is dropped", "a STRUCT<b INT64, c STRING>", "a STRUCT<b INT64>", ["property-removed orders.a.c"]],
    ["bigquery", "a field is added below an array", "a ARRAY<STRUCT<b INT64>>", "a ARRAY<STRUCT<b INT64, c STRING>>", ["property-added orders.a.[].c"]],
    ["bigquery", "a field loses NOT NULL", "a STRUCT<b INT64 NOT NULL>", "a STRUCT<b INT64>", ["required-removed orders.a.b"]],
    ["bigquery", "a key column loses NOT NULL", "a INT64 NOT NULL, PRIMARY KEY (a) NOT ENFORCED", "a INT64, PRIMARY KEY (a) NOT ENFORCED", ["required-removed orders.a", "unknown-changed orders.a.PRIMARY KEY"]],
    ["bigquery", "INT64 to NUMERIC", "a INT64", "a NUMERIC", ["type-unclear orders.a"]],
    ["bigquery", "the case of a column", "Amount INT64", "AMOUNT INT64", []],
    ["bigquery", "a description", "a INT64 OPTIONS(description='x')", "a INT64 OPTIONS(description='y')", ["metadata-changed orders.a.description"]],
    ["bigquery", "another option", "a INT64 OPTIONS(description='x')", "a INT64 OPTIONS(description='x', rounding_mode='y')", ["unknown-changed orders.a.OPTIONS"]],
    ["snowflake", "NUMBER gets more digits", "a NUMBER(10,0)", "a NUMBER(12,0)", ["type-widened ORDERS.A"]],
    ["snowflake", "a masking policy goes", "a VARCHAR WITH MASKING POLICY p", "a VARCHAR", ["unknown-changed ORDERS.A.MASKING POLICY"]],
    ["snowflake", "a tag changes", "a VARCHAR TAG (pii = 'yes')", "a VARCHAR WITH TAG (pii = 'no')", ["unknown-changed ORDERS.A.TAG"]],
    ["snowflake", "an array of anything becomes one of numbers", "a ARRAY", "a ARRAY(NUMBER)", ["type-unclear ORDERS.A.[]", "unknown-changed ORDERS.A.TYPE"]],
    ["snowflake", "VARIANT to OBJECT", "a VARIANT", "a OBJECT", ["type-unclear ORDERS.A", "unknown-changed ORDERS.A.TYPE"]],
    ["databricks", "a map's value", "a MAP<STRING, INT>", "a MAP<STRING, BIGINT>", ["type-widened orders.a.{value}"]],
    ["databricks", "a comment inside a struct", "a STRUCT<b: INT COMMENT 'x'>", "a STRUCT<b: INT COMMENT 'y'>", ["metadata-changed orders.a.b.description"]],
  ])("%s: %s", async (dialect, _, before, after, facts) => {
    expect(said(await compare(table(before), table(after), dialect)).sort()).toEqual([...facts].sort());
  });
});

describe("tables and statements", () => {
  test.each<readonly [what: string, before: string, after: string, facts: readonly string[]]>([
    ["a table is dropped", "CREATE TABLE a (x INT); CREATE TABLE b (x INT);", "CREATE TABLE a (x INT);", ["object-removed b"]],
    ["a table is added", "CREATE TABLE a (x INT);", "CREATE TABLE a (x INT); CREATE TABLE b (x INT);", ["object-added b"]],
    ["tables change places", "CREATE TABLE a (x INT); CREATE TABLE b (y INT);", "CREATE TABLE b (y INT); CREATE TABLE a (x INT);", []],
    ["a table moves to another schema", "CREATE TABLE a.t (x INT);", "CREATE TABLE b.t (x INT);", ["physical-name-changed t"]],
    ["tables of one name in two schemas", "CREATE TABLE a.t (x INT); CREATE TABLE b.t (y INT);", "CREATE TABLE b.t (y INT); CREATE TABLE a.t (x INT);", []],
    ["a table becomes temporary", "CREATE TABLE a (x INT);", "CREATE TEMP TABLE a (x INT);", ["unknown-changed a.CREATE"]],
    ["how it is created says nothing of it", "CREATE TABLE a (x INT);", "CREATE OR REPLACE TABLE IF NOT EXISTS a (x INT);", []],
    ["a view changes", "CREATE TABLE a (x INT); CREATE VIEW v AS SELECT x FROM a;", "CREATE TABLE a (x INT); CREATE VIEW v AS SELECT 1;", ["unknown-changed CREATE VIEW V"]],
    ["the query of a table changes", "CREATE TABLE a AS SELECT 1 AS x", "CREATE TABLE a AS SELECT 2 AS x", ["unknown-changed a.AS"]],
    ["a template inside a column", "CREATE TABLE a (x INT, y {{ type }})", "CREATE TABLE a (x INT, y {{ other }})", ["unknown-changed a.template"]],
    ["a template around tables", "{% if a %} CREATE TABLE a (x INT); {% endif %} -- x", "{% if b %} CREATE TABLE a (x INT); {% endif %}", ["unknown-changed template"]],
    ["an ALTER that adds is applied", "CREATE TABLE a (x INT, y INT NOT NULL)", "CREATE TABLE a (x INT); ALTER TABLE a ADD COLUMN y INT NOT NULL", []],
    ["an ALTER that adds a key is applied", "CREATE TABLE a (x INT, PRIMARY KEY (x))", "CREATE TABLE a (x INT); ALTER TABLE ONLY a ADD PRIMARY KEY (x)", []],
    ["an ALTER that drops is unknown", "CREATE TABLE a (x INT, y INT)", "CREATE TABLE a (x INT, y INT); ALTER TABLE a DROP COLUMN y", ["unknown-changed a.ALTER TABLE"]],
    ["behind an ALTER that is unknown, a changed table is too", "CREATE TABLE a (x INT); ALTER TABLE a RENAME COLUMN x TO y", "CREATE TABLE a (x INT, z INT); ALTER TABLE a RENAME COLUMN x TO y", ["property-added a.z", "unknown-changed a.ALTER TABLE"]],
    ["an ALTER of a name that may be the table", "CREATE TABLE s.a (x INT)", "CREATE TABLE s.a (x INT); ALTER TABLE a ADD COLUMN y INT", ["unknown-changed a.ALTER TABLE"]],
    ["a comment on a column", "CREATE TABLE a (x INT); COMMENT ON COLUMN a.x IS 'one'", "CREATE TABLE a (x INT); COMMENT ON COLUMN a.x IS 'two'", ["metadata-changed a.x.description"]],
    ["partitions change", "CREATE TABLE a (x DATE) PARTITION BY x", "CREATE TABLE a (x DATE)", ["partition-changed a"]],
    ["every table goes", "CREATE TABLE a (x INT);", "-- nothing", ["object-removed a"]],
    ["a file that cannot be read", "CREATE TABLE a (x INT);", "CREATE TABLE a (x INT", ["contract-unreadable "]],
  ])("%s", async (_, before, after, facts) => {
    for (const dialect of ["postgres", undefined]) expect(said(await compare(before, after, dialect)).sort()).toEqual([...facts].sort());
  });
});

const tokensOf = (text: string, dialect: string): readonly Token[] => {
  const found = tokens(text, dialectOf(dialect));
  if ("message" in found) throw new Error(found.message);
  return found;
};

/** The same tokens with other blanks and comments between them, and keywords in another case. */
function reformatted(text: string, dialect: string, draw: readonly number[]): string {
  const gaps = [" ", "\n", "\t ", " -- a comment\n", " /* a comment, with ( and ' */ "];
  let made = "";
  let last: Token | undefined;
  for (const [index, token] of tokensOf(text, dialect).entries()) {
    const pick = draw[index % draw.length] ?? 0;
    const glued = last !== undefined && last.to === token.from && (last.kind === "mark" || token.kind === "mark");
    const dashed = dialect === "bigquery" && glued && /[-]/.test(text.slice((last?.to ?? 0) - 1, token.from + 1));
    const written = text.slice(token.from, token.to);
    const cased = token.kind === "word" && keywords.has(token.text.toUpperCase()) && token.text === token.text.toUpperCase() && pick % 2 === 0 ? written.toLowerCase() : written;
    made += (index === 0 || dashed ? "" : glued && pick % 3 !== 0 ? "" : (gaps[pick % gaps.length] ?? " ")) + cased;
    last = token;
  }
  return made;
}

/** Tokens whose loss says nothing: the token, what stands around it, and why. */
const silent: readonly (readonly [token: RegExp, around: RegExp, because: string])[] = [
  [/^(?:ONLY|COLUMN|COLUMNS)$/, /(?:ALTER|ADD)/, "how a statement runs, or a word that may be left out"],
  [/^WITH$/, /WITH (?:MASKING|TAG|ROW)/, "may be left out (Snowflake)"],
  [/^(?:ALWAYS|AS)$/, /GENERATED ALWAYS AS/, "the expression says it"],
  [/^=$/, /COMMENT =/, "may be left out (Snowflake)"],
  [/^:$/, /\w`?: \w/, "may be left out in a STRUCT (Spark)"],
  [/^;$/, /;\s*$/, "the last one"],
  [/^,$/, /\(\s*\d+\s*,\s*\d+\s*\)/, "no engine reads `(12 2)`"],
  [/^0$/, /\(\d+, 0\)/, "a scale is 0 where it is not written"],
  [/^NOT$/, /id NUMBER\(38, 0\) NOT NULL/, "the column is the primary key"],
  [/^PRECISION$/, /DOUBLE PRECISION/, "DOUBLE is the same"],
];

describe.each(dialects)("every token counts: %s", (dialect) => {
  const text = fixture(dialect);

  test("blanks, comments and the case of keywords do not", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(1_000), { minLength: 50, maxLength: 200 }), async (draw) => {
      const other = reformatted(text, dialect, draw);
      expect(said(await compare(text, other, dialect)), other).toEqual([]);
    }), { seed: 20261125, numRuns: 60 });
  });

  test("dropping a token is said", async () => {
    const unsaid: string[] = [];
    for (const token of tokensOf(text, dialect)) {
      const without = `${text.slice(0, token.from)} ${text.slice(token.to)}`;
      const [written, around] = [text.slice(token.from, token.to), text.slice(token.from - 25, token.to + 25).replaceAll("\n", " ")];
      const excused = silent.some(([one, near]) => one.test(written) && near.test(around));
      if (!excused && (await compare(text, without, dialect)).length === 0) unsaid.push(`${written} in ${around}`);
    }
    expect(unsaid).toEqual([]);
  });

  test("changing a name, a number or a text is said", async () => {
    const unsaid: string[] = [];
    for (const token of tokensOf(text, dialect)) {
      if (token.kind === "mark") continue;
      const written = text.slice(token.from, token.to);
      const other = token.kind === "number" ? `${written}1` : token.kind === "word" ? `${written}x` : `${written.slice(0, -1)}x${written.slice(-1)}`;
      if ((await compare(text, text.slice(0, token.from) + other + text.slice(token.to), dialect)).length === 0) unsaid.push(`${written} in ${text.slice(token.from - 20, token.to + 20).replaceAll("\n", " ")}`);
    }
    expect(unsaid).toEqual([]);
  });

  test("a table that is read twice has no changes", async () => {
    expect(await compare(text, text, dialect)).toEqual([]);
  });
});
