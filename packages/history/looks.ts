import type { Past, Point } from "./past.ts";

/** One look of one run at one table: whether it answered, and what was there. */
export interface Look {
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly answered: boolean;
  readonly rows?: number;
  /** The newest moment, in milliseconds since 1970, where its age was measured. */
  readonly newest?: number;
}

/**
 * The looks at a table, oldest first; without an object, those at all tables of the contract, which answered where all of them did. Of a table about which nobody could
 * ask anything (no engine, no password, no promise that can be measured), and of what another tool reports, there is no look.
 */
export function looksOf({ series }: Past, server = "", object?: string): readonly Look[] {
  const tables = new Map<string, Map<string, Look>>();
  for (const { path, server: at = "", check, points } of series) {
    const [table] = path;
    if (at !== server || table === undefined || check === "service-level" || (object !== undefined && table !== object)) continue;
    const looks = tables.get(table) ?? new Map<string, Look>();
    tables.set(table, looks);
    for (const point of points) {
      const look = lookAt(point, check);
      const known = looks.get(point.run);
      if (look !== undefined) looks.set(point.run, known === undefined ? look : joined(known, look));
    }
  }
  const runs = new Map<string, Look>();
  for (const looks of tables.values()) for (const [run, look] of looks) {
    const known = runs.get(run);
    runs.set(run, known === undefined ? look : { run, at: Math.min(known.at, look.at), answered: known.answered && look.answered });
  }
  return [...runs.values()].sort(byTime);
}

export const byTime = (a: Look, b: Look): number => a.at - b.at || (a.run < b.run ? -1 : 1);

function lookAt({ run, at, evidence, because, rows, measured, unit, engine }: Point, check: string): Look | undefined {
  if (evidence === "none") return because === "not-measured" && engine !== undefined ? { run, at, answered: false } : undefined;
  if (evidence === "history" || evidence === "reported") return undefined;
  const age = check === "freshness" && unit === "seconds" && measured !== undefined ? { newest: at - measured * 1000 } : {};
  return { run, at, answered: true, ...(rows === undefined ? {} : { rows }), ...age };
}

/** What two promises of one table saw in one run: it answered where it answered one of them. */
function joined(a: Look, b: Look): Look {
  const rows = greatest(a.rows, b.rows);
  const newest = greatest(a.newest, b.newest);
  return { run: a.run, at: Math.min(a.at, b.at), answered: a.answered || b.answered, ...(rows === undefined ? {} : { rows }), ...(newest === undefined ? {} : { newest }) };
}

const greatest = (a: number | undefined, b: number | undefined) => (a === undefined ? b : b === undefined ? a : Math.max(a, b));
