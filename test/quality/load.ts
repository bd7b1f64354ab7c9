import type { Cell, CorpusTable, Kind } from "./data.ts";

/** How a table of the corpus becomes one of an engine. */
export interface Loading {
  readonly types: Readonly<Partial<Record<Kind, string>>>;
  readonly name: (name: string) => string;
  readonly literal: (cell: Exclude<Cell, null>, kind: Kind) => string;
  readonly options?: string;
  /** What the engine cannot hold, as what it holds instead. */
  readonly instead?: (cell: Cell, kind: Kind) => Cell;
}

/** The table as the engine holds it: columns whose kind it lacks are left out. */
export function heldBy({ types, instead = (cell) => cell }: Loading, table: CorpusTable): CorpusTable {
  const kept = table.columns.flatMap(({ kind }, at) => (types[kind] === undefined ? [] : [at]));
  const pick = <T>(all: readonly T[]) => kept.map((at) => all[at] as T);
  return { ...table, columns: pick(table.columns), rows: table.rows.map((row) => pick(row.map((cell, at) => instead(cell, table.columns[at]?.kind ?? "text")))) };
}

export function statementsFor({ types, name, literal, options = "" }: Loading, table: CorpusTable): readonly string[] {
  const columns = table.columns.map((column) => `${name(column.name)} ${types[column.kind]}`).join(", ");
  const rows = table.rows.map((row) => `(${row.map((cell, at) => (cell === null ? "NULL" : literal(cell, table.columns[at]?.kind ?? "text"))).join(", ")})`);
  return [`CREATE TABLE ${name(table.name)} (${columns})${options}`, ...(rows.length === 0 ? [] : [`INSERT INTO ${name(table.name)} VALUES ${rows.join(", ")}`])];
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const texts = (cell: Exclude<Cell, null>) => cell as readonly (string | null)[];
const finite = (cell: Cell, kind: Kind): Cell => (kind === "double" && cell !== null && !Number.isFinite(Number(cell)) ? null : cell);

export const postgres: Loading = {
  types: { text: "text", integer: "bigint", decimal: "numeric(38,10)", double: "double precision", boolean: "boolean", date: "date", timestamp: "timestamp(6)", timestamptz: "timestamp(6) with time zone", texts: "text[]" },
  name: (name) => `"${name}"`,
  literal: (cell, kind) => (kind === "texts" ? `ARRAY[${texts(cell).map((one) => (one === null ? "NULL" : quoted(one))).join(", ")}]::text[]` : kind === "boolean" ? String(cell) : quoted(String(cell))),
};

export const mysql: Loading = {
  types: { text: "varchar(1000)", integer: "bigint", decimal: "decimal(38,10)", double: "double", boolean: "boolean", date: "date", timestamp: "datetime(6)", timestamptz: "timestamp(6) NULL" },
  name: (name) => `\`${name}\``,
  literal: (cell, kind) => (kind === "boolean" ? String(cell) : kind === "double" ? `${Number(cell)}e0`.replace(/(e[+-]?\d+)e0/, "$1") : quoted(String(cell).replace("T", kind === "timestamptz" ? " " : "T").replace(/Z$/, kind === "timestamptz" ? "" : "Z"))),
  options: " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
  instead: finite,
};

export const trino: Loading = {
  types: { text: "varchar", integer: "bigint", decimal: "decimal(38,10)", double: "double", boolean: "boolean", date: "date", timestamp: "timestamp(6)", timestamptz: "timestamp(6) with time zone", texts: "array(varchar)" },
  name: (name) => `"${name.toLowerCase()}"`,
  literal: (cell, kind) => {
    if (kind === "texts") return `CAST(ARRAY[${texts(cell).map((one) => (one === null ? "NULL" : quoted(one))).join(", ")}] AS array(varchar))`;
    if (kind === "integer") return `CAST('${cell}' AS bigint)`;
    if (kind === "decimal") return `CAST('${cell}' AS decimal(38,10))`;
    if (kind === "double") return `CAST('${cell}' AS double)`;
    if (kind === "date") return `DATE '${cell}'`;
    if (kind === "timestamp") return `TIMESTAMP '${cell}'`;
    return kind === "timestamptz" ? `TIMESTAMP '${String(cell).replace("T", " ").replace("Z", " UTC")}'` : kind === "boolean" ? String(cell) : quoted(String(cell));
  },
};

export const clickhouse: Loading = {
  types: {
    text: "Nullable(String)", integer: "Nullable(Int64)", decimal: "Nullable(Decimal(38,10))", double: "Nullable(Float64)", boolean: "Nullable(Bool)", date: "Nullable(Date32)", timestamp: "Nullable(DateTime64(6, 'UTC'))",
    timestamptz: "Nullable(DateTime64(6, 'Europe/Berlin'))", texts: "Array(Nullable(String))",
  },
  name: (name) => `\`${name}\``,
  literal: (cell, kind) => {
    const escaped = (one: string) => quoted(one.replaceAll("\\", "\\\\"));
    if (kind === "texts") return `[${texts(cell).map((one) => (one === null ? "NULL" : escaped(one))).join(", ")}]`;
    if (kind === "double") return `toFloat64('${cell}')`;
    if (kind === "timestamp" || kind === "timestamptz") return `toDateTime64('${String(cell).replace("T", " ").replace("Z", "")}', 6, 'UTC')`;
    return kind === "boolean" ? String(cell) : kind === "text" || kind === "date" ? escaped(String(cell)) : kind === "decimal" ? `toDecimal128('${cell}', 10)` : `toInt64('${cell}')`;
  },
  options: " ENGINE = MergeTree ORDER BY tuple()",
  instead: (cell, kind) => (kind === "texts" && cell === null ? [] : cell),
};

export const databricks: Loading = {
  types: { text: "string", integer: "bigint", decimal: "decimal(38,10)", double: "double", boolean: "boolean", date: "date", timestamp: "timestamp_ntz", timestamptz: "timestamp", texts: "array<string>" },
  name: (name) => `\`${name}\``,
  literal: (cell, kind) => {
    const escaped = (one: string) => `'${one.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
    if (kind === "texts") return `CAST(array(${texts(cell).map((one) => (one === null ? "NULL" : escaped(one))).join(", ")}) AS array<string>)`;
    if (kind === "boolean" || kind === "text") return kind === "text" ? escaped(String(cell)) : String(cell);
    return `CAST('${cell}' AS ${databricks.types[kind]})`;
  },
};
