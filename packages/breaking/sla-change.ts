import { canonical } from "#fingerprint";
import type { Json, Sla } from "#model";
import { compareDurations, parseDuration, parsePercent, parseRate } from "#units";
import type { Pair, Say } from "./change.ts";

export type SlaFact = "loosened" | "tightened" | "changed" | "respelled";

type Order = "less" | "equal" | "greater" | "unknown";

/** Which way a service level gets worse for its readers. Names without case and marks; the short ones are ODCS's abbreviations. */
const worse: Readonly<Record<"greater" | "less", ReadonlySet<string>>> = {
  greater: new Set([
    "latency", "ly", "freshness", "frequency", "frequencyofupdate", "fy", "timetodetect", "td", "timetonotify", "tn", "timetorepair", "tr", "responsetime", "support", "errorrate", "er",
    "timeofavailability", "ta", "generalavailability", "ga", "backup", "recoverytime", "recoverypoint", "rto", "rpo", "interval", "delay", "staleness",
  ]),
  less: new Set(["availability", "av", "uptime", "throughput", "th", "retention", "re", "endofsupport", "es", "endoflife", "el", "completeness", "accuracy"]),
};

const keys = ["value", "percentage", "threshold", "period", "interval", "responseTime", "unit", "valueExt", "property", "element", "timestampField", "processedTimestampField", "schedule", "scheduler", "cron"];

/** Says that a promise got weaker, stronger, or other, after both sides are in one unit. */
export function saySla(asked: SlaFact, pair: Pair<Sla>, say: Say): void {
  if (compareSla(pair) !== asked) return;
  const changed = keys.filter((key) => Object.hasOwn(pair.before.spots, key) || Object.hasOwn(pair.after.spots, key));
  say({ keys: changed, before: written(pair.before), after: written(pair.after) });
}

function compareSla({ before, after }: Pair<Sla>): SlaFact | undefined {
  const around = ({ property, element, schedule, scheduler, valueExt }: Sla) => canonical([property ?? null, element ?? null, schedule ?? null, scheduler ?? null, valueExt ?? null]);
  if (around(before) !== around(after)) return "changed";
  if (canonical([before.value ?? null, before.unit ?? null]) === canonical([after.value ?? null, after.unit ?? null])) return undefined;
  const order = measure(before, after);
  if (order === "equal") return "respelled";
  const name = (before.property ?? "").toLowerCase().replace(/[^a-z]/g, "");
  if (order === "unknown" || (!worse.greater.has(name) && !worse.less.has(name))) return "changed";
  return worse[order].has(name) ? "loosened" : "tightened";
}

/** How the new value compares with the old one. The first way to read both sides decides. */
function measure(before: Sla, after: Sla): Order {
  const [durations, percents, rates] = [both(before, after, ({ value, unit, property }) => parseDuration(value, unit, property)), both(before, after, ({ value, unit }) => parsePercent(value, unit)), both(before, after, ({ value, unit }) => parseRate(value, unit))];
  if (durations !== undefined) {
    const order = compareDurations(durations[1], durations[0]);
    return order === "shorter" ? "less" : order === "longer" ? "greater" : order;
  }
  if (percents !== undefined) return numbers(...percents);
  if (rates !== undefined) return rates[0].of === rates[1].of && canonical({ ...rates[0].per }) === canonical({ ...rates[1].per }) ? numbers(rates[0].amount, rates[1].amount) : "unknown";
  const moments = both(before, after, ({ value }) => ({ value: moment(value) }));
  if (moments !== undefined) return moments[0].length === moments[1].length ? numbers(moments[0], moments[1]) : "unknown";
  const [old, now] = [before.value, after.value];
  return typeof old === "number" && typeof now === "number" && before.unit === after.unit ? numbers(old, now) : "unknown";
}

function both<T>(before: Sla, after: Sla, parse: (sla: Sla) => { readonly value?: T | undefined }): readonly [T, T] | undefined {
  const [old, now] = [parse(before).value, parse(after).value];
  return old === undefined || now === undefined ? undefined : [old, now];
}

/** A date or a time of day that sorts as a text; dates and times with an offset are left alone. */
function moment(value: Json | undefined): string | undefined {
  return typeof value === "string" && /^(?:\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?|[012]\d:[0-5]\d)$/.test(value) ? value : undefined;
}

function numbers<T extends number | string>(before: T, after: T): Order {
  return after < before ? "less" : after > before ? "greater" : "equal";
}

function written({ value, unit, schedule }: Sla): Json {
  const text = typeof value === "string" || typeof value === "number" ? [value, unit ?? []].flat().join(" ") : (value ?? null);
  return schedule === undefined ? text : { value: text, schedule };
}
