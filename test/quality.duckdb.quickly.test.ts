import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { duckdb } from "../packages/quality/dialects/duckdb.ts";
import { shared } from "../packages/quality/engines/duckdb/shared.ts";
import { plain } from "../packages/quality/engines/duckdb/type.ts";
import type { ReadAs } from "../packages/quality/predicate.ts";

const signs = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), minLength: 0, maxLength: 10 });
/** A plain text with a few of its letters changed: what is almost right is where a cast and a pattern differ. */
const almost = (text: string, letters: string) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom("", ...letters)), { maxLength: 3 }).map((changes) => changes.reduce((now, [at, letter]) => now.slice(0, at) + letter + now.slice(at + 1), text));
const texts = fc.oneof(
  signs("0123456789.eE+-"), signs("01._e-+ \t\n\v\f\r"), signs("0xXabfinFINtyNa+-."), fc.string({ unit: "grapheme", maxLength: 4 }), fc.double().map(String), fc.bigInt().map(String),
  almost("9007199254740993.5", "0.5-_ "), almost("1e-330", "0e-+."), almost("-12.50", "+- _\t0"), fc.constantFrom("1e999", "-0", "0e0", "0.0", "+-1", "infinity", "4503599627370497.00000001"),
  ...["2024-03-15 10:20:35", "2024-03-15T10:20:35", "9999-12-31 23:59:59", "0001-01-01 24:00:00", "2024-02-29"].map((text) => almost(text, "0123 -:TZ.+/\t\nB")),
);
const readings: readonly ReadAs[] = ["number", "integer", "timestamp", "date"];

const columns = ["a", "b"].map((name) => ({ name, type: plain("VARCHAR") }));
const exact = columns.flatMap(({ name }) => readings.map((as) => `${duckdb.read(duckdb.identifier(name), "text", as)}`));
const differ = (items: readonly string[]) => exact.map((one, at) => `((${one}) IS DISTINCT FROM (${items[at]}))`).join(" OR ");

/** What a moment may have, and what a cast may take beside. */
const letters = [..."09-+/.:TZ(_ \t\n\\"].map((letter) => duckdb.text(letter)).join(", ");

/** Every text that a plain one becomes when two of its letters are others of these, and when its year is. */
const substituted = (text: string) => `WITH letters AS (SELECT unnest([${letters}]) AS c), places AS (SELECT unnest(range(1, ${text.length + 1})) AS i)
  SELECT left('${text}', i.i - 1) || x.c || substr('${text}', i.i + 1, j.i - i.i - 1) || y.c || substr('${text}', j.i + 1) AS a, NULL::VARCHAR AS b FROM places i, places j, letters x, letters y WHERE i.i < j.i
  UNION ALL SELECT concat(c.c, d.c, e.c, f.c, substr('${text}', 5)), NULL FROM letters c, letters d, letters e, letters f`;

test.each(["2024-03-15 10:20:35", "2024-03-15"])("%s with two letters changed, or its year, is what it is when it is read exactly", async (text) => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`CREATE TABLE t AS ${substituted(text)}`);
  const quick = shared(exact, "t", columns);
  expect((await connection.runAndReadAll(`SELECT a FROM ${quick.from} WHERE ${differ(quick.items)} LIMIT 1`)).getRows()).toEqual([]);
  connection.closeSync();
  instance.closeSync();
}, 120_000);

test("a text that is read quickly is what it is when it is read exactly, whatever stands beside it in its row", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const rows = fc.array(fc.tuple(texts, fc.option(texts)), { minLength: 500, maxLength: 1000 });
  await fc.assert(fc.asyncProperty(rows, async (rows) => {
    const told = rows.map((row) => `(${row.map((value) => (value === null ? "NULL" : duckdb.text(value))).join(", ")})`);
    await connection.run(`CREATE OR REPLACE TABLE t AS SELECT * FROM (VALUES ${told.join(", ")}) v(a, b)`);
    const quick = shared(exact, "t", columns);
    expect(quick.items).not.toEqual(exact);
    expect((await connection.runAndReadAll(`SELECT a, b FROM ${quick.from} WHERE ${differ(quick.items)} LIMIT 1`)).getRows()).toEqual([]);
  }), { numRuns: 20 });
  connection.closeSync();
  instance.closeSync();
}, 120_000);
