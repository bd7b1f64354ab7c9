import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { CheckResult, Contract } from "#model";
import { measureContract, promisesOf, type Session, usual } from "#quality";
import { read } from "#read";
import { duckdb } from "../../../packages/quality/engines/duckdb/engine.ts";
import { trino } from "../../../packages/quality/engines/trino.ts";
import { type At, howAt, serverOf } from "../reals.ts";

const now = "2026-11-24T12:00:00Z";
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export async function tpchContract(): Promise<Contract> {
  const { documents } = await read("contract.odcs.yaml", readFileSync(new URL("contract.odcs.yaml", import.meta.url)));
  const [contract] = documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
  if (contract === undefined) throw new Error("the contract of TPC-H cannot be read");
  return contract;
}

interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly data?: readonly (readonly (string | number | null)[])[];
  readonly error?: { readonly message: string };
}

/** A query as another user than the one who is counted. */
async function rowsOf(at: At, sql: string) {
  const headers = { "X-Trino-User": "onlooker", "X-Trino-Source": "test" };
  const rows: (string | number | null)[][] = [];
  let columns: Page["columns"] = [];
  for (let page = (await (await fetch(`${at["url"]}/v1/statement`, { method: "POST", body: sql, headers })).json()) as Page; ; page = (await (await fetch(page.nextUri ?? "", { headers })).json()) as Page) {
    if (page.error !== undefined) throw new Error(page.error.message);
    columns = page.columns ?? columns;
    for (const row of page.data ?? []) rows.push([...row]);
    if (page.nextUri === undefined) return { columns: columns ?? [], rows };
  }
}

const judged = async (contract: Contract, session: Session, serverType: string): Promise<readonly CheckResult[]> => {
  const { results } = await measureContract({ contract, session, server: "here", engine: "any", around: { mesh: { contracts: [contract], products: [], consumers: [] }, choices: usual, now, serverType } });
  await session.close();
  return results;
};

export interface Counted {
  readonly results: readonly CheckResult[];
  /** What the server says that it was asked, by what it was asked for. */
  readonly asked: { readonly columns: number; readonly aggregates: number; readonly keys: number; readonly references: number };
  /** What the contract needs: tables, keys and references. */
  readonly needed: { readonly tables: number; readonly keys: number; readonly references: number };
}

/** The contract on the connector `tpch`, and the queries that the server's own table of them has of this user. */
export async function onTrino(at: At, contract: Contract): Promise<Counted> {
  const user = `counted_${process.pid}_${Math.floor(performance.now())}`;
  const session = await trino.open(serverOf("trino", { host: String(at["url"]), catalog: "tpch", schema: "tiny" }), howAt({ ...at, user }, "trino", { seconds: 300, now }));
  const results = await judged(contract, session, "trino");
  const { rows } = await rowsOf(at, `SELECT query FROM system.runtime.queries WHERE "user" = ${quoted(user)} AND source = 'meshgate'`);
  const kinds = rows.map(([query]) => (/information_schema/.test(String(query)) ? "columns" : /GROUP BY/.test(String(query)) ? "keys" : /NOT EXISTS|NOT IN/.test(String(query)) ? "references" : "aggregates"));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  const measured = promisesOf(contract, { mesh: { contracts: [contract], products: [], consumers: [] }, choices: usual, now }).flatMap(({ measured }) => (measured.by === "metric" ? [measured.metric] : []));
  const keys = new Set(measured.flatMap((metric) => (metric.of === "duplicates" ? [JSON.stringify(metric.columns)] : [])));
  const references = new Set(measured.flatMap((metric) => (metric.of === "orphans" ? [JSON.stringify([metric.columns, metric.parent])] : [])));
  return { results, asked: { columns: count("columns"), aggregates: count("aggregates"), keys: count("keys"), references: count("references") }, needed: { tables: contract.objects.length, keys: keys.size, references: references.size } };
}

const types: Readonly<Record<string, string>> = { bigint: "BIGINT", integer: "INTEGER", double: "DOUBLE", date: "DATE" };

/** The rows of all tables, as CSV, NDJSON and Parquet. */
export async function exported(at: At, contract: Contract, root: string): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  let total = 0;
  for (const format of ["csv", "ndjson", "parquet"]) mkdirSync(join(root, format), { recursive: true });
  for (const { name = "" } of contract.objects) {
    const { columns, rows } = await rowsOf(at, `SELECT * FROM tpch.tiny.${name}`);
    total += rows.length;
    const spool = join(root, "ndjson", `${name}.ndjson`);
    writeFileSync(spool, rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map((column, index) => [column.name, row[index] ?? null])))}\n`).join(""));
    writeFileSync(join(root, "csv", `${name}.csv`), [columns.map((column) => column.name), ...rows].map((row) => `${row.map((cell) => (typeof cell === "string" ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? ""))).join(",")}\n`).join(""));
    await connection.run(`COPY (SELECT * FROM read_json(${quoted(spool)}, format = 'newline_delimited', columns = {${columns.map((column) => `${quoted(column.name)}: '${types[column.type] ?? "VARCHAR"}'`).join(", ")}})) TO ${quoted(join(root, "parquet", `${name}.parquet`))} (FORMAT parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
  return total;
}

export async function onDuckdb(contract: Contract, root: string, format: string): Promise<readonly CheckResult[]> {
  const session = await duckdb.open(serverOf("local", { path: `${format}/{model}.${format}` }), { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 300, sqlAllowed: false, variables: new Map(), now });
  return judged(contract, session, "local");
}

/** Promises that two engines judge otherwise, or of which they count other numbers. A source without types tells types by the values. */
export function unlike(one: readonly CheckResult[], other: readonly CheckResult[]): readonly string[] {
  const others = new Map(other.map((result) => [result.fingerprint, result]));
  return one.flatMap((result) => {
    const there = others.get(result.fingerprint);
    if (there?.outcome === result.outcome && (result.check === "column-type" || there.measured === result.measured)) return [];
    return [`${result.check} ${result.path.join(".")} is ${result.outcome} (${result.measured ?? ""}), not ${there?.outcome} (${there?.measured ?? ""} ${there?.reason ?? ""})`];
  });
}
