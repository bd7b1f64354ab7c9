import { add, decimal, type Decimal, one, printDecimal, times, toNumber } from "#decimal";
import type { Look, Told } from "#history";
import type { CheckResult, Evidence } from "#model";
import { printDuration } from "#units";
import type { ByMetric, Choices, Threshold } from "./check.ts";
import { metricKey, type Settled } from "./plan.ts";
import type { Measurement, Metric } from "./metric.ts";
import { type Fraction, holds, holdsWithin, isBeyond } from "./thresholds.ts";

/** The part of a result that the measurement decides. */
export type Decided = Pick<CheckResult, "outcome" | "evidence"> & Partial<Pick<CheckResult, "reason" | "because" | "measured" | "unit" | "rows" | "share" | "rowsAt" | "samples">> & {
  /** What was found, as a sentence without its end; absent where nothing was. */
  readonly found?: string;
};

/** What the engine answered, by metric. */
export type Answers = ReadonlyMap<string, Measurement>;

/** Judges one promise: the only place where a number meets a threshold. */
export function decide(settled: Settled, answers: Answers, rows: number | undefined, now: string, { empty }: Choices, look?: Look): Decided {
  if (settled.by === "unknown") return { outcome: "unknown", evidence: "none", reason: settled.reason, because: settled.because };
  if (settled.by === "shape") return { outcome: settled.kept ? "kept" : "broken", evidence: "metadata", ...(settled.reason === undefined ? {} : { reason: settled.reason }) };
  if (settled.by === "history") return told(settled.tell(look), settled.promised.counts);
  const { measured: { metric, of, thresholds, unit }, counts } = settled;
  const [answer, whole] = [answerTo(metric, answers), of === undefined ? undefined : answerTo(of, answers)];
  const lacking = "unknown" in answer ? answer : whole !== undefined && "unknown" in whole ? whole : undefined;
  if (lacking !== undefined) return { outcome: "unknown", evidence: "none", reason: lacking.unknown, because: lacking.because };
  const looked = rows === undefined ? {} : { rows };
  const nothing = (reason: string): Decided => ({ outcome: empty, evidence: evidenceOf(answer, whole), reason, ...(empty === "unknown" ? { because: "nature" as const } : {}), ...looked });
  if (valueOf(answer) === null) return metric.of === "query" ? { outcome: "unknown", evidence: "none", reason: "The query gives no number.", because: "nature" } : nothing(rows === 0 ? "There are no rows." : metric.of === "longest-gap" ? "There are not two moments to compare." : "No row has a value.");
  const part = numberOf(answer, unit === "seconds" && metric.of !== "longest-gap" ? now : undefined);
  const all = whole === undefined ? one : numberOf(whole);
  if (part === undefined || all === undefined) return { outcome: "unknown", evidence: "none", reason: "What the engine answered is no number.", because: "not-measured" };
  if (all.units <= 0n) return nothing(rows === 0 ? "There are no rows." : "No row has a value.");
  const number: Fraction = { part: unit === "percent" ? times(part, hundred) : part, whole: all };
  const { kept, bound } = holds(number, thresholds);
  const evidence = evidenceOf(answer, whole);
  if (evidence === "sampled" && (kept || unit !== "rows" || !isBeyond(number, thresholds))) return { outcome: "unknown", evidence, reason: "Only a part of the rows was looked at.", because: "not-measured", ...looked };
  const unread = unreadOf(answer, whole);
  if (unread > 0 && withUnread(metric, number, unread, unit, thresholds) !== kept) return { outcome: "unknown", evidence, reason: `What ${unread === 1 ? "one more record holds" : `${unread} more records hold`} could not be read.`, because: "not-measured", ...looked };
  const rowsAt = "rowsAt" in answer ? answer.rowsAt : undefined;
  const reason = bound !== undefined ? `It is exactly at ${bound}, an end of the range.` : unit === "seconds" && part.units < 0n ? "It lies in the future." : settled.reason;
  const shown = shownNumber(number);
  return {
    outcome: kept ? "kept" : "broken", evidence, ...looked, measured: shown, ...(unit === "value" ? {} : { unit }), ...(unit === "percent" ? shareOf(part, all) : {}), ...(reason === undefined ? {} : { reason }), ...(rowsAt === undefined || kept ? {} : { rowsAt }),
    found: unit === "rows" ? `${shown}${rows === undefined ? "" : ` of ${rows}`} ${(rows ?? shown) === 1 ? "row" : "rows"} ${counts}`
      : unit === "percent" ? `${shown} percent of the rows, ${printDecimal(part)} of ${printDecimal(all)}, ${counts}` : `${counts} is ${unit === "seconds" && typeof shown === "number" ? lasting(shown) : shown}`,
  };
}

function told(said: Told, counts: string): Decided {
  if ("unknown" in said) return { outcome: "unknown", evidence: "none", reason: said.unknown, because: "nature" };
  const { kept, measured, unit, found } = said;
  return { outcome: kept ? "kept" : "broken", evidence: "history", measured, ...(unit === undefined ? {} : { unit }), found: `${counts}: ${found}` };
}

function shareOf(part: Decimal, whole: Decimal): Pick<Decided, "share"> {
  const [counted, of] = [toNumber(part), toNumber(whole)];
  return counted === undefined || of === undefined || !Number.isSafeInteger(counted) || !Number.isSafeInteger(of) ? {} : { share: { counted, of } };
}

const hundred: Decimal = { units: 1n, power: 2 };

const lasting = (seconds: number) => (seconds < 0 ? `-${printDuration({ months: 0, seconds: -seconds })}` : printDuration({ months: 0, seconds }));

const answerTo = (metric: Metric, answers: Answers): Measurement => answers.get(metricKey(metric)) ?? { unknown: "The engine did not answer.", because: "not-measured" };
const valueOf = (answer: Measurement) => ("value" in answer ? answer.value : null);

const unreadOf = (...answers: readonly (Measurement | undefined)[]) => Math.max(0, ...answers.map((answer) => (answer !== undefined && "unread" in answer ? answer.unread ?? 0 : 0)));

/** What is known where so many records could not be read: each may be one more row that counts, and make one that it shares a key with count too. Of anything but counts nothing is known. */
function withUnread(metric: Metric, { part, whole }: Fraction, unread: number, unit: ByMetric["unit"], thresholds: readonly Threshold[]): boolean | undefined {
  if (metric.of !== "rows" && metric.of !== "duplicates" && metric.of !== "orphans") return undefined;
  const more = decimal(unread * (metric.of === "duplicates" && metric.count === "rows" ? 2 : 1) * (unit === "percent" ? 100 : 1));
  const all = unit === "percent" ? decimal(unread) : undefined;
  if (more === undefined) return undefined;
  const larger = all === undefined ? whole : add(whole, all);
  return holdsWithin({ part, whole: larger }, { part: add(part, more), whole: larger }, thresholds);
}

/** A number, or the age of a moment in seconds. */
function numberOf(answer: Measurement, now?: string): Decimal | undefined {
  const value = valueOf(answer);
  if (value === null) return undefined;
  if (now === undefined) return decimal(value);
  const age = Date.parse(now) - Date.parse(zoned(String(value)));
  return Number.isFinite(age) ? decimal(age / 1000) : undefined;
}

/** A moment without a zone is one in UTC. */
const zoned = (text: string) => (/(?:z|[+-]\d\d(?::?\d\d)?)$/i.test(text) && /\d[T ]\d/.test(text) ? text.replace(" ", "T") : /\d[T ]\d/.test(text) ? `${text.replace(" ", "T")}Z` : text);

function evidenceOf(...answers: readonly (Measurement | undefined)[]): Evidence {
  const all = answers.flatMap((answer) => (answer !== undefined && "evidence" in answer ? [answer.evidence] : []));
  return all.includes("sampled") ? "sampled" : all.includes("exact") ? "exact" : all.length > 0 ? "metadata" : "none";
}

/** Shares are rounded for the eye, after they were judged. */
function shownNumber({ part, whole }: Fraction): number | string {
  if (whole.units === 1n && whole.power === 0) return toNumber(part) ?? printDecimal(part);
  return Number((Number(printDecimal(part)) / Number(printDecimal(whole))).toPrecision(6));
}
