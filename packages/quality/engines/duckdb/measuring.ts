import type { Sql } from "../../dialect.ts";
import type { FilesRead, HowToMeasure, PartCounts } from "../../engine.ts";
import type { Table } from "../../metric.ts";
import type { Database } from "./database.ts";
import type { Opened, Source } from "./source.ts";

/** A table, and its data or a sentence that says why there is none. */
export interface Reached {
  readonly table: Table;
  readonly opened: Opened;
}

/** A table that is being measured. */
export interface Measuring {
  readonly database: Database;
  readonly source: Source;
  /** The table first, then others that metrics name. */
  readonly reached: readonly Reached[];
  readonly how: HowToMeasure;
  /** Only rows that fit are looked at. */
  readonly where?: Sql;
  /** What counts of parts depend on beside the data; absent where none may be remembered. */
  readonly parts?: Parts;
}

export interface Parts {
  readonly counts: PartCounts;
  /** The server, as far as a file that is elsewhere is told by it. */
  readonly origin: string;
  /** The version of DuckDB. */
  readonly engine: string;
  /** Told what was read, once for each time that there was something to count. */
  readonly told: (read: FilesRead & { readonly spared: number }) => void;
}

/** Only the rows that are looked at. */
export const filtered = (relation: Sql, where: string | undefined): Sql => (where === undefined ? relation : `(SELECT * FROM ${relation} WHERE ${where})`);
