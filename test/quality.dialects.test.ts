import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Contract } from "#model";
import { promisesOf, planOf, type Shape, tableOf, usual } from "#quality";
import { read } from "#read";
import { dialects } from "../packages/quality/dialects.ts";
import { scopeOf } from "../packages/quality/sql/shaped.ts";
import { fused, planned, type Subject } from "../packages/quality/sql/statements.ts";

const folder = new URL("../fixtures/quality/dialects/", import.meta.url);

/** What each engine calls the types of the contract's columns: integer, text, decimal, float, boolean, day, moment, list of texts. */
const types: Readonly<Record<string, readonly [string, string, string, string, string, string, string, string]>> = {
  duckdb: ["BIGINT", "VARCHAR", "DECIMAL(12,2)", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP WITH TIME ZONE", "VARCHAR[]"],
  postgres: ["bigint", "text", "numeric(12,2)", "double precision", "boolean", "date", "timestamp with time zone", "text[]"],
  mysql: ["bigint(20)", "varchar(255)", "decimal(12,2)", "double", "tinyint(1)", "date", "timestamp(6)", "json"],
  trino: ["bigint", "varchar", "decimal(12,2)", "double", "boolean", "date", "timestamp(6) with time zone", "array(varchar)"],
  clickhouse: ["Int64", "String", "Decimal(12, 2)", "Float64", "Bool", "Date32", "DateTime64(6, 'UTC')", "Array(String)"],
  bigquery: ["INT64", "STRING", "NUMERIC", "FLOAT64", "BOOL", "DATE", "TIMESTAMP", "ARRAY<STRING>"],
  databricks: ["bigint", "string", "decimal(12,2)", "double", "boolean", "date", "timestamp", "array<string>"],
  snowflake: ["NUMBER(38,0)", "VARCHAR", "NUMBER(12,2)", "FLOAT", "BOOLEAN", "DATE", "TIMESTAMP_TZ(9)", "ARRAY"],
  sqlserver: ["bigint", "nvarchar(255)", "decimal(12,2)", "float", "bit", "date", "datetimeoffset(7)", "nvarchar(max)"],
  "sqlserver-2025": ["bigint", "nvarchar(255)", "decimal(12,2)", "float", "bit", "date", "datetimeoffset(7)", "nvarchar(max)"],
  athena: ["bigint", "varchar", "decimal(12,2)", "double", "boolean", "date", "timestamp(3) with time zone", "array(varchar)"],
  redshift: ["bigint", "character varying(256)", "numeric(12,2)", "double precision", "boolean", "date", "timestamp with time zone", "super"],
};

/** All that is asked about the big contract, as text: one pass with an item on each line, then the queries of their own, then what cannot be asked. */
async function written(id: string): Promise<string> {
  const dialect = dialects.find((one) => one.id === id);
  const [integer, text, decimal, float, boolean, day, moment, list] = types[id] ?? [];
  if (dialect === undefined || integer === undefined) throw new Error(`no types of ${id}`);
  const reading = await read("contract.yaml", readFileSync(new URL("orders.yaml", folder)));
  const [contract] = reading.documents.flatMap(({ model }) => (model?.kind === "contract" ? [model as Contract] : []));
  const [orders] = contract?.objects ?? [];
  if (contract === undefined || orders === undefined) throw new Error("no contract");
  const columns = Object.entries({ order_id: integer, line: integer, email: text, country: text, amount: decimal, weight: float, paid: boolean, day, placed_at: moment, tags: list, discount_text: text, customer_id: integer });
  const shape: Shape = { typed: true, columns: columns.map(([name, type = ""]) => ({ name, type })) };
  const promises = promisesOf(contract, { mesh: { contracts: [contract], products: [], consumers: [] }, choices: usual, now: "2026-03-31T12:00:00Z" }).filter(({ object }) => object === orders);
  const { metrics } = planOf(promises, shape);
  const customers: Shape = { typed: true, columns: [{ name: "customer_id", type: integer }] };
  const subject: Subject = { scope: scopeOf(dialect, shape), from: dialect.table(["sales", tableOf(contract, orders).physicalName]), parent: () => ({ scope: scopeOf(dialect, customers), from: dialect.table(["sales", "customers"]) }) };
  const { items, alone, lacking } = planned(subject, metrics);
  const pass = fused(subject, items).sql.replace(/ AS m_(\d+)(, | FROM )/g, (_, at: string, end: string) => ` AS m_${at}${end === ", " ? ",\n  " : "\nFROM "}`).replace(/^SELECT /, "SELECT\n  ");
  return [`${pass};`, ...alone.map(({ sql }) => `${sql};`), ...[...lacking].map(([at, { lacks }]) => `-- unknown: ${JSON.stringify(metrics[at])}: ${lacks}`)].join("\n\n").concat("\n");
}

describe("each dialect writes the big contract as its fixture says", () => {
  test.each(dialects.map(({ id }) => id))("%s", async (id) => {
    await expect(await written(id)).toMatchFileSnapshot(new URL(`${id}.sql`, folder).pathname);
  });

  test("every file of the shelf has a row and a fixture", () => {
    const ids = readdirSync(new URL("../packages/quality/dialects/", import.meta.url)).filter((name) => !name.startsWith("_")).map((name) => name.replace(/\.ts$/, ""));
    expect(dialects.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(readdirSync(folder).flatMap((name) => /^(.*)\.sql$/.exec(name)?.[1] ?? []).sort()).toEqual(ids);
  });
});
