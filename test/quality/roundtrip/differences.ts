import type { CheckResult } from "#model";
import type { TableColumn } from "#sample";
import { isScalar } from "./ground.ts";
import type { Kind } from "./kind.ts";

/** What a promise is about: a column, or what all columns of its table hold together. */
export interface About {
  readonly kind?: Kind;
  readonly column?: TableColumn;
  readonly columns: readonly TableColumn[];
}

/** Why a place cannot say of a promise what the others say. `docs/quality.md` has the reason, word by word. */
export interface Difference {
  readonly id: string;
  readonly because: string;
  readonly is: (ground: string, result: CheckResult, about: About, other: CheckResult) => boolean;
}

const ofType = ({ check }: CheckResult) => check === "column-type";
const isMoment = (column: TableColumn | undefined) => ["date", "timestamp"].includes(column?.want?.type ?? "");
const isNested = (kind: Kind | undefined): kind is Kind => kind !== undefined && !isScalar(kind);
const plainList = (kind: Kind) => kind.is === "list" && isScalar(kind.of);

export const differences: readonly Difference[] = [
  {
    id: "mysql-json", because: "MySQL keeps lists, objects, maps and vectors as JSON: what is promised inside of them is not known, and a physical type that names them is not the stored one.",
    is: (ground, one, { kind }) => ground === "mysql" && isNested(kind) && (one.outcome === "unknown" || ofType(one)),
  },
  {
    id: "postgres-json", because: "Postgres keeps objects, maps and lists of those as JSON, with the same effect; lists of plain values are arrays, and are measured.",
    is: (ground, one, { kind }) => ground === "postgres" && isNested(kind) && !plainList(kind) && (one.outcome === "unknown" || ofType(one)),
  },
  {
    id: "clickhouse-null", because: "A list, object or map of ClickHouse is never null: what has none is empty, and is counted as such.",
    is: (ground, _, { kind, column }) => ground === "clickhouse" && isNested(kind) && column?.values.includes(null) === true,
  },
  {
    id: "clickhouse-days", because: "ClickHouse has no day before 1900 and none after 2299: an end there is not known, and a day beyond becomes the first or the last when it is stored.",
    is: (ground, { check, outcome }, { column }) => ground === "clickhouse" && isMoment(column) && (check === "minimum" || check === "maximum") && (outcome === "unknown" || column?.values.some((value) => typeof value === "string" && (value < "1900" || value >= "2300")) === true),
  },
  {
    id: "csv-empty", because: "CSV has no empty text: a field without anything in it is null.",
    is: (ground, _, { columns }) => ground === "duckdb-csv" && columns.some(({ values }) => values.includes("")),
  },
  {
    id: "stored-moments", because: "Where moments are kept as moments (in Parquet, in a database) there is no format that could be another one; where they are texts (in CSV, in JSON, in a column of texts) there is.",
    is: (ground, _, { column }) => ground.startsWith("duckdb-") && column?.want?.format !== undefined,
  },
  {
    id: "files", because: "CSV and JSON have no types: lists and objects in CSV are texts, and what a type tells in a database is not known there, or is told by the values.",
    is: (ground, { outcome }, _, other) => ground.startsWith("duckdb-") && (outcome === "unknown" || other.outcome === "unknown"),
  },
];
