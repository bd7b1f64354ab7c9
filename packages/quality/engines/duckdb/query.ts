import { duckdb } from "../../dialects/duckdb.ts";
import type { Measurement, Metric } from "../../metric.ts";
import { filtered, type Measuring } from "./measuring.ts";
import { sentenceOf } from "./scrub.ts";

/** The single number that a query of the contract gives. It sees the tables of the contract by their names, in a database that sees nothing else. */
export async function theirQuery({ database, reached, how, where }: Measuring, { sql, column }: Extract<Metric, { of: "query" }>): Promise<Measurement> {
  const unknown = (why: string): Measurement => ({ unknown: why, because: "not-measured" });
  if (!how.sqlAllowed) return unknown("SQL of a contract runs only where the configuration of the base branch allows it.");
  for (const [at, { table, opened }] of reached.entries()) {
    if ("unknown" in opened) continue;
    for (const name of new Set([table.physicalName, table.object])) {
      const [schema, view] = name.includes(".") ? name.split(".").slice(-2) : [undefined, name];
      if (schema !== undefined) await database.ask(`CREATE SCHEMA IF NOT EXISTS ${duckdb.identifier(schema)}`);
      await database.ask(`CREATE OR REPLACE VIEW ${[schema, view].flatMap((part) => (part === undefined ? [] : [duckdb.identifier(part)])).join(".")} AS SELECT * FROM ${at === 0 ? filtered(opened.relation(), where) : opened.relation()}`);
    }
  }
  try {
    const answer = await database.askTheirs(named(sql, reached[0]?.table.object ?? "", column?.at(-1)));
    if (answer === "no-select") return unknown("The query is not a single SELECT, so it was not run.");
    const [[value = null, ...more] = [], ...others] = answer.rows;
    if (answer.rows.length === 0) return unknown("The query gave no row.");
    if (more.length > 0 || others.length > 0) return unknown("The query gave more than one value.");
    if (value === null) return { value: null, evidence: "exact" };
    if (typeof value === "boolean") return { value: Number(value), evidence: "exact" };
    return typeof value === "number" || typeof value === "bigint" ? { value: Number(value), evidence: "exact" } : unknown("The query gave something that is no number.");
  } catch (error) {
    return unknown(sentenceOf(error));
  }
}

/** The placeholders of a query as identifiers of the view and of the column. */
const named = (sql: string, object: string, column: string | undefined) =>
  sql.replace(/\$\{(object|property)\}/g, (whole, name: string) => (name === "object" ? duckdb.identifier(object) : column === undefined ? whole : duckdb.identifier(column)));
