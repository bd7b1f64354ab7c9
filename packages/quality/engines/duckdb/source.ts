import type { Sql } from "../../dialect.ts";
import { duckdb } from "../../dialects/duckdb.ts";
import type { Shape } from "../../metric.ts";
import type { Database } from "./database.ts";
import type { DataFile } from "./glob.ts";
import type { Place } from "./place.ts";
import type { TypedColumn } from "./type.ts";

/** A table's data as DuckDB reads it. */
export interface Source {
  readonly format: "csv" | "json" | "parquet" | "database";
  readonly columns: readonly TypedColumn[];
  readonly shape: Shape;
  readonly files: readonly DataFile[];
  /** What stands after FROM. */
  relation(reading?: Reading): Sql;
  /** Records that are already known to be unreadable, and where. */
  readonly unread: Unread;
}

export interface Reading {
  /** Tables that rejected records are written to: errors and scans. */
  readonly rejects?: readonly [errors: string, scans: string];
  /** Only this one of the files, with a column `meshgate_row` beside the data, counted from 1. Needs a database that keeps the order. */
  readonly file?: DataFile;
  /** Only these of the files, as all of them are read together. */
  readonly of?: readonly DataFile[];
  /** With a column `meshgate_file` beside the data: the path of the file. Goes with `of`. */
  readonly named?: true;
}

export interface Unread {
  readonly records: number;
  readonly at: readonly string[];
  /** Paths of the files that have them, where these are told apart. */
  readonly in?: ReadonlySet<string>;
}

export const none: Unread = { records: 0, at: [] };

/** How a source is opened. `ask` runs SQL of ours; `folder` takes files that had to be rewritten. Errors of DuckDB are thrown. */
export interface Opening {
  readonly database: Database;
  readonly folder: string;
}

export type Opened = Source | { readonly unknown: string };
export type FilesPlace = Extract<Place, { is: "files" }>;

export const rowColumn = "meshgate_row";
export const fileColumn = "meshgate_file";

/** The option of DuckDB's readers that gives the column of paths. */
export const naming = ({ named }: Reading): Sql => (named === undefined ? "" : `, filename = '${fileColumn}'`);

/** A relation over some files with the columns and types that all files have together. */
export const completed = (relations: readonly Sql[], columns: readonly TypedColumn[]): Sql =>
  `(${[...relations, `(SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${type.text}) AS ${duckdb.identifier(name)}`).join(", ")} WHERE false)`].map((one) => `SELECT * FROM ${one}`).join(" UNION ALL BY NAME ")})`;

/** What the names of the folders of a file say: `country=DE`. */
export const partitionsIn = ({ name }: Pick<DataFile, "name">): readonly [name: string, value: string][] => name.split(/[\\/]/).slice(0, -1).flatMap((part) => [...part.matchAll(/^([^=]+)=(.*)$/gs)].map(([, key = "", value = ""]) => [key, value] as [string, string]));

/** Columns that the names of the folders give: `country=DE`. */
export const partitionsOf = (files: readonly DataFile[]): readonly string[] => {
  const [first, ...rest] = files.map((file) => partitionsIn(file).map(([key]) => key));
  return first !== undefined && rest.every((names) => names.join("/") === first.join("/")) ? first : [];
};
