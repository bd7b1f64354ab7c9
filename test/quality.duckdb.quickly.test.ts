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

test("a text that is read quickly is what it is when it is read exactly, whatever stands beside it in its row", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const columns = ["a", "b"].map((name) => ({ name, type: plain("VARCHAR") }));
  const exact = columns.flatMap(({ name }) => readings.map((as) => `${duckdb.read(duckdb.identifier(name), "text", as)}`));
  const rows = fc.array(fc.tuple(texts, fc.option(texts)), { minLength: 500, maxLength: 1000 });
  await fc.assert(fc.asyncProperty(rows, async (rows) => {
    const told = rows.map((row) => `(${row.map((value) => (value === null ? "NULL" : duckdb.text(value))).join(", ")})`);
    await connection.run(`CREATE OR REPLACE TABLE t AS SELECT * FROM (VALUES ${told.join(", ")}) v(a, b)`);
    const quick = shared(exact, "t", columns);
    expect(quick.items).not.toEqual(exact);
    const differ = exact.map((one, at) => `((${one}) IS DISTINCT FROM (${quick.items[at]}))`).join(" OR ");
    expect((await connection.runAndReadAll(`SELECT a, b FROM ${quick.from} WHERE ${differ} LIMIT 1`)).getRows()).toEqual([]);
  }), { numRuns: 20 });
  connection.closeSync();
  instance.closeSync();
}, 120_000);
