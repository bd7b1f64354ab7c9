import type { Outcome } from "#model";
import { linesOf } from "./lines.ts";
import { ahead, type Recorded } from "./record.ts";
import validate from "./validators/record.js";

/** What is known of one promise on one server: one point for each run, oldest first. */
export interface Series extends Pick<Recorded, "fingerprint" | "check" | "contract" | "path" | "server"> {
  readonly points: readonly Point[];
}

export interface Point extends Pick<Recorded, "run" | "outcome" | "because" | "measured" | "unit" | "rows" | "evidence" | "engine"> {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the store says, and how much of it was not understood. */
export interface Past {
  /** By the key of the promise and the server, in the order of the keys. */
  readonly series: readonly Series[];
  readonly runs: number;
  readonly measurements: number;
  readonly misread: number;
  readonly repeated: number;
  readonly future: number;
}

export interface Wanted {
  /** Id of the contract; lines of others are left out. */
  readonly contract: string;
  /** Now, in UTC, as ISO 8601, and how many days before it count. */
  readonly now: string;
  readonly days: number;
}

/** Measurements of one contract that are kept in memory. */
const most = 2_000_000;

/**
 * Reads shards of a contract, in any order. Never throws: a line that is no record is counted, a measurement that is there twice counts once, one of a time that is to come is left out and
 * counted. The same lines in another order give the same.
 */
export function readPast(shards: Iterable<Iterable<Uint8Array>>, wanted: Wanted, unread = 0): Past {
  const found = new Map<string, { readonly head: Omit<Series, "points">; readonly points: Map<string, Point> }>();
  const runs = new Map<string, string>();
  const count = { measurements: 0, misread: unread, repeated: 0, future: 0 };
  const now = Date.parse(wanted.now);
  for (const shard of shards) for (const line of linesOf(shard)) {
    if (line?.trim() === "") continue;
    const record = line === undefined ? undefined : recordIn(line);
    const at = record === undefined ? Number.NaN : Date.parse(record.at);
    if (record === undefined || !Number.isFinite(at) || count.measurements >= most) count.misread += 1;
    else if (record.contract !== wanted.contract || at < now - wanted.days * 86_400_000) continue;
    else if (at > now + ahead) count.future += 1;
    else {
      const key = keyOf(record);
      const { fingerprint, check, contract, path, server } = record;
      const series = found.get(key) ?? { head: { fingerprint, check, contract, path, ...(server === undefined ? {} : { server }) }, points: new Map() };
      const run = runs.get(record.run) ?? record.run;
      const point = pointOf(record, run, at);
      const known = series.points.get(run);
      if (known === undefined) count.measurements += 1;
      else count.repeated += 1;
      found.set(key, series);
      runs.set(run, run);
      series.points.set(run, known === undefined || later(point, known) > 0 ? point : known);
    }
  }
  const series = [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { head, points }]): Series => ({ ...head, points: [...points.values()].sort(later) }));
  return { series, runs: runs.size, ...count };
}

/** Which promise, on which server. */
export const keyOf = ({ fingerprint, server = "", path, check }: Pick<Recorded, "fingerprint" | "path" | "check"> & { readonly server?: string | undefined }): string => JSON.stringify([fingerprint, server, check, path]);

/** The measurements of one run as the past of the next. */
export const pastOf = (records: readonly Recorded[], wanted: Wanted): Past => readPast([[new TextEncoder().encode(records.map((record) => JSON.stringify(record)).join("\n"))]], wanted);

function recordIn(line: string): Recorded | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return validate(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pointOf({ outcome, because, measured, unit, rows, evidence, engine }: Recorded, run: string, at: number): Point {
  return { run, at, outcome, evidence, ...(because === undefined ? {} : { because }), ...(measured === undefined ? {} : { measured }), ...(unit === undefined ? {} : { unit }), ...(rows === undefined ? {} : { rows }), ...(engine === undefined ? {} : { engine }) };
}

const worse: readonly Outcome[] = ["kept", "unknown", "broken"];

/** By time; of one moment, by what they say, so that no order of the lines decides. */
function later(a: Point, b: Point): number {
  return a.at - b.at || worse.indexOf(a.outcome) - worse.indexOf(b.outcome) || (a.measured ?? 0) - (b.measured ?? 0) || (a.rows ?? 0) - (b.rows ?? 0) || (a.evidence < b.evidence ? -1 : a.evidence > b.evidence ? 1 : 0) || ((a.engine ?? "") < (b.engine ?? "") ? -1 : (a.engine ?? "") > (b.engine ?? "") ? 1 : 0) || (a.run < b.run ? -1 : a.run > b.run ? 1 : 0);
}
