import { fingerprint } from "#fingerprint";
import type { Anomaly, CheckResult, Flapping, Location, SeenBefore } from "#model";
import { named } from "#text";
import { grouped, lasting, many } from "./amounts.ts";
import { type Band, bandOf, needed } from "./band.ts";
import { changesIn, flapping } from "./flapping.ts";
import { looksOf } from "./looks.ts";
import { keyOf, type Past, type Point, type Series } from "./past.ts";

/** A run, and what came before it. */
export interface ToCompare {
  readonly contract: string;
  /** The tables of the contract, by the names that it gives them, and where they stand. */
  readonly tables: readonly { readonly name: string; readonly at: Location }[];
  /** The results of this run, one contract's. */
  readonly results: readonly CheckResult[];
  readonly past: Past;
  /** The same run as it will be recorded. */
  readonly present: Past;
}

/** What the runs before say of this one. Pure; the same measurements in any order say the same. */
export function seenBefore({ contract, tables, results, past, present }: ToCompare): SeenBefore {
  const { runs, measurements, misread, repeated, future } = past;
  const servers = [...new Set(present.series.map(({ server }) => server))];
  const [known, said] = [new Map(past.series.map((series) => [keyOf(series), series])), new Map(results.map((result) => [keyOf({ ...result, path: result.path.slice(1) }), result]))];
  const pairs = present.series.flatMap((series): Pair[] => {
    const [now, result] = [series.points.at(-1), said.get(keyOf(series))];
    return now === undefined || result === undefined ? [] : [{ series, now, result, before: (known.get(keyOf(series))?.points ?? []).filter(({ run, at }) => run !== now.run && at <= now.at) }];
  });
  const anomalies = [...servers.flatMap((server) => tables.flatMap((table) => volume(contract, table, server, past, present))), ...pairs.filter(({ series }) => series.check === "freshness").flatMap((pair) => freshness(contract, pair))];
  return { runs, measurements, misread, repeated, future, anomalies, flapping: pairs.flatMap(flaps) };
}

function volume(contract: string, { name, at }: ToCompare["tables"][number], server: string | undefined, past: Past, present: Past): Anomaly[] {
  const now = looksOf(present, server, name).at(-1);
  if (now?.rows === undefined) return [];
  const { rows } = now;
  const seen = looksOf(past, server, name).flatMap((look) => (look.rows === undefined || look.run === now.run ? [] : [{ at: look.at, value: look.rows }]));
  const band = bandOf(seen, now.at);
  const whole = band === undefined ? undefined : { ...band, low: Math.max(0, Math.floor(band.low)), high: Math.ceil(band.high) };
  return [said({ of: "volume", path: [contract, name], server, measured: rows, band: whole, runs: seen.length, odd: whole !== undefined && (rows < whole.low || rows > whole.high), at, print: (count) => grouped(count), what: `${many(rows, "row")} in ${named(name)}` })];
}

/** A promise of this run, what it is now, and what it was before. */
interface Pair {
  readonly series: Series;
  readonly now: Point;
  readonly before: readonly Point[];
  readonly result: CheckResult;
}

/** The older, the worse: data that is newer than usual is no trouble. */
function freshness(contract: string, { series: { path, server }, now: { at, measured }, before, result }: Pair): Anomaly[] {
  if (measured === undefined) return [];
  const seen = before.flatMap((point) => (point.measured === undefined ? [] : [{ at: point.at, value: point.measured }]));
  const band = bandOf(seen, at);
  return [said({ of: "freshness", path: [contract, ...path], server, measured, band, runs: seen.length, odd: band !== undefined && measured > band.high, at: result.at, print: lasting, what: `the newest ${named(path.join("."))} is ${lasting(measured)} old` })];
}

interface ToSay extends Pick<Anomaly, "of" | "path" | "measured" | "runs" | "at"> {
  readonly server: string | undefined;
  readonly band: Band | undefined;
  readonly odd: boolean;
  readonly print: (value: number) => string;
  readonly what: string;
}

function said({ of, path, server, measured, band, runs, odd, at, print, what }: ToSay): Anomaly {
  const where = server === undefined ? {} : { server };
  const mark = fingerprint("anomaly", of, [...path], server ?? "");
  const place = server === undefined ? "" : ` on ${named(server)}`;
  if (band === undefined) return { of, outcome: "unknown", path, ...where, measured, runs, at, message: `Whether it is usual that ${what}${place} is not known: ${many(runs, "run")} before this one measured it, and ${needed.least} are needed.`, fingerprint: mark };
  const rest = `between ${print(band.low)} and ${print(band.high)} on the last ${band.weekday === undefined ? many(band.runs, "run") : many(band.runs, band.weekday)}`;
  return { of, outcome: odd ? "unusual" : "usual", path, ...where, measured, low: band.low, high: band.high, runs: band.runs, at, message: `${odd ? "Unusual" : "Usual"}: ${what}${place}; what was to be expected is ${rest}.`, fingerprint: mark };
}

function flaps({ now, before, result }: Pair): Flapping[] {
  const outcomes = [...before, now].slice(-flapping.runs).map(({ outcome }) => outcome);
  const changes = changesIn(outcomes);
  if (changes < flapping.changes) return [];
  const { check, path, server, at, fingerprint: mark } = result;
  return [{ check, path, ...(server === undefined ? {} : { server }), outcomes, changes, at, message: `${named(check)} of ${named(path.slice(1).join("."))} is flapping: its outcome changed ${changes} times in the last ${outcomes.length} runs (${outcomes.join(", ")}).`, fingerprint: mark }];
}

/** What is said of several contracts, as one. */
export function allSeen(all: readonly SeenBefore[]): SeenBefore {
  const sum = (of: "measurements" | "misread" | "repeated" | "future") => all.reduce((total, one) => total + one[of], 0);
  return { runs: Math.max(0, ...all.map(({ runs }) => runs)), measurements: sum("measurements"), misread: sum("misread"), repeated: sum("repeated"), future: sum("future"), anomalies: all.flatMap(({ anomalies }) => anomalies), flapping: all.flatMap((one) => one.flapping) };
}
