import type { Sql } from "../../dialect.ts";
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
}

export interface Unread {
  readonly records: number;
  readonly at: readonly string[];
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

/** Columns that the names of the folders give: `country=DE`. */
export const partitionsOf = (files: readonly DataFile[]): readonly string[] => {
  const [first, ...rest] = files.map(({ name }) => name.split(/[\\/]/).slice(0, -1).flatMap((part) => /^([^=]+)=/.exec(part)?.[1] ?? []));
  return first !== undefined && rest.every((names) => names.join("/") === first.join("/")) ? first : [];
};
