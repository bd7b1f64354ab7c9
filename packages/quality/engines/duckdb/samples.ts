import type { Metric } from "../../metric.ts";
import type { Column } from "../../predicate.ts";
import { samples } from "../../sql/samples.ts";
import { emitted } from "../../sql/scope.ts";
import type { Subject } from "../../sql/statements.ts";
import type { Database } from "./database.ts";
import { sentenceOf } from "./scrub.ts";

/** A few of the rows that a metric counts, as texts; none where DuckDB cannot tell them. */
export async function samplesIn(database: Database, subject: Subject, metric: Metric, columns: readonly Column[], most: number): Promise<readonly (readonly (string | null)[])[]> {
  const sql = emitted(() => samples(subject, metric, columns, most));
  if ("lacks" in sql) return [];
  try {
    return (await database.ask(sql.sql)).rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  } catch (error) {
    sentenceOf(error);
    return [];
  }
}
