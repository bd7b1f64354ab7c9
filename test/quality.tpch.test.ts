import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { service } from "./quality/services.ts";
import { exported, onDuckdb, onTrino, tpchContract, unlike } from "./quality/tpch/tpch.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-tpch-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** `npm run prove -- quality-tpch` does it with orders and lines too. */
test("Trino judges TPC-H with one query for each table, key and reference, by its own count, and as DuckDB does", { timeout: 600_000 }, async ({ skip }) => {
  const started = await service("trino");
  if ("skipped" in started) return skip(started.skipped);
  const whole = await tpchContract();
  const contract = { ...whole, objects: whole.objects.slice(0, 3) };
  const { results, asked, needed } = await onTrino(started.at, contract);
  const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
  expect(results.length).toBeGreaterThanOrEqual(30);
  expect(results.filter(({ outcome }) => outcome === "unknown").map(({ message }) => message)).toEqual([]);
  expect(count("broken")).toBeGreaterThan(2);
  expect(asked).toEqual({ columns: needed.tables, aggregates: needed.tables, keys: needed.keys, references: needed.references });
  const rows = await exported(started.at, contract, root);
  for (const format of ["csv", "ndjson", "parquet"]) expect(unlike(results, await onDuckdb(contract, root, format)), format).toEqual([]);
  console.log(`${results.length} promises over ${needed.tables} tables (${rows} rows): ${count("kept")} kept, ${count("broken")} broken; Trino says that it was asked ${asked.aggregates} aggregates, ${asked.keys} keys, ${asked.references} references, ${asked.columns} times for columns; DuckDB says the same of CSV, NDJSON and Parquet`);
});
