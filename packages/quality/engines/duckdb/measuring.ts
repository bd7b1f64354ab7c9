import type { Sql } from "../../dialect.ts";
import type { HowToMeasure } from "../../engine.ts";
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
}

/** Only the rows that are looked at. */
export const filtered = (relation: Sql, where: string | undefined): Sql => (where === undefined ? relation : `(SELECT * FROM ${relation} WHERE ${where})`);
