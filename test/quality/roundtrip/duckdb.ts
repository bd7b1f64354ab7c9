import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { duckdb } from "../../../packages/quality/engines/duckdb/engine.ts";
import { serverOf } from "../reals.ts";
import { jsonCell } from "./cell.ts";
import type { Ground } from "./ground.ts";
import { columnsOf, type Kind } from "./kind.ts";
import { now } from "./variants.ts";

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

function typeOf(kind: Kind): string {
  switch (kind.is) {
    case "integer": return "BIGINT";
    case "decimal": return `DECIMAL(${kind.precision},${kind.scale})`;
    case "list": return `${typeOf(kind.of)}[]`;
    case "map": return `MAP(VARCHAR, ${typeOf(kind.of)})`;
    case "struct": return `STRUCT(${kind.fields.map(({ name, kind: inner }) => `${identifier(name)} ${typeOf(inner)}`).join(", ")})`;
    default: return { text: "VARCHAR", double: "DOUBLE", boolean: "BOOLEAN", date: "DATE", timestamp: "TIMESTAMP", timestamptz: "TIMESTAMPTZ", time: "TIME" }[kind.is];
  }
}

/** Tables of a database file of DuckDB. */
export const databaseIn = (root: string): Ground => ({
  id: "duckdb", type: "duckdb",
  open: async (tables, chunk) => {
    const folder = join(root, "database");
    mkdirSync(folder, { recursive: true });
    const instance = await DuckDBInstance.create(join(folder, `${chunk}.duckdb`));
    const connection = await instance.connect();
    for (const one of tables) {
      const { name, table } = one;
      const columns = columnsOf(one);
      const spool = join(folder, "rows.ndjson");
      writeFileSync(spool, Array.from({ length: table.rows }, (_, row) => `{${columns.map(({ column, kind }, at) => `"c${at}":${jsonCell(column, row, kind)}`).join(",")}}\n`).join(""));
      const types = columns.map(({ kind }, at) => `c${at}: ${literal(typeOf(kind))}`).join(", ");
      await connection.run(`CREATE TABLE ${identifier(name)} AS SELECT ${columns.map(({ column }, at) => `c${at} AS ${identifier(column.name)}`).join(", ")} FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${types}})`);
    }
    connection.closeSync();
    instance.closeSync();
    return duckdb.open(serverOf("duckdb", { database: `database/${chunk}.duckdb` }), { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 60, sqlAllowed: false, variables: new Map(), now });
  },
});
