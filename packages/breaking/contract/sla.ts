import { canonical } from "#fingerprint";
import type { Contract, Json, Sla } from "#model";
import { compareDurations, durationBounds, longestGap, momentOf, parseDuration, parsePercent, parseRate } from "#units";
import { fact, type Tell } from "../fact.ts";
import { inOrder, pair } from "../pair.ts";

/** Service levels of which less is better, and of which more is. Others have no known direction. */
const lessIsBetter = new Set(["latency", "freshness", "frequency", "timetodetect", "timetonotify", "timetorepair", "timeofavailability", "responsetime", "generalavailability", "support", "backup", "errorrate"]);
const moreIsBetter = new Set(["availability", "retention", "throughput", "endofsupport", "endoflife"]);

/** The service levels of two contracts, compared after their units are made equal: 1h is 60m. */
export function compareSla(before: Contract, after: Contract, tell: Tell): void {
  const name = ({ property, element }: Sla) => (property === undefined ? undefined : canonical([property, element ?? null]));
  const { both, gone, fresh } = pair(before.sla, after.sla, [({ id }) => id, name, ({ property }) => property, ({ id, property }) => (id === undefined && property === undefined ? inOrder : undefined)]);
  for (const one of gone) tell(fact("sla-removed", [one.property ?? ""], after.spots["slaProperties"] ?? after.at, one.at, level(one)));
  for (const one of fresh) tell(fact("sla-added", [one.property ?? ""], one.at, undefined, undefined, level(one)));
  for (const [was, is] of both) {
    if (canonical(said(was)) === canonical(said(is))) continue;
    const rhythmic = before.format === "dcs" && after.format === "dcs" && [was, is].every(isRhythm);
    const how = rhythmic ? rhythm(was, is) : direction(was, is);
    const other = rest(was, rhythmic) !== rest(is, rhythmic);
    const [at, stood] = [is.spots["value"] ?? is.at, was.spots["value"] ?? was.at];
    if (how === "loosened") tell({ ...fact("sla-loosened", [is.property ?? ""], at, stood, level(was), level(is)), witness: { consumers: { [is.property ?? ""]: level(is) } } });
    if (how === "tightened") tell({ ...fact("sla-tightened", [is.property ?? ""], at, stood, level(was), level(is)), witness: { producers: { [is.property ?? ""]: level(was) } }, ...(plain(is) === "retention" ? keptLonger : {}) });
    if (how === "changed" || other) tell(fact("sla-changed", [is.property ?? ""], at, stood, said(was), said(is)));
  }
}

/** What is kept longer may be personal. */
const keptLonger = { impact: "notify", because: "Data is kept longer: whoever answers for its privacy must agree." } as const;

/** Value and unit as people write them: `1 h`; of a rhythm, its schedule. */
const level = ({ value, unit, schedule }: Sla): Json => (value === undefined && unit === undefined && schedule !== undefined ? schedule : unit === undefined ? (value ?? null) : `${String(value)} ${unit}`);

const said = ({ property, value, valueExt, unit, element, driver, schedule, scheduler }: Sla): Json =>
  Object.fromEntries(Object.entries({ property, value, valueExt, unit, element, driver, schedule, scheduler }).filter((entry): entry is [string, Json] => entry[1] !== undefined));

/** What a service level says beside its value and unit, or beside its rhythm. */
const rest = ({ property, valueExt, element, driver, schedule, scheduler }: Sla, rhythmic: boolean): string =>
  canonical([property ?? null, valueExt ?? null, element ?? null, driver ?? null, rhythmic ? null : (schedule ?? null), scheduler ?? null]);

const plain = ({ property }: Sla): string => (property ?? "").toLowerCase().replace(/[^a-z]/g, "");

/** How often data comes, said by a schedule alone (DCS, servicelevels: frequency.cron). */
const isRhythm = (sla: Sla): boolean => plain(sla) === "frequency" && sla.value === undefined && sla.schedule !== undefined;

/** The longest time that readers wait counts; the same at another time of day may come too late for them. */
function rhythm(was: Sla, is: Sla): "loosened" | "tightened" | "changed" | "equal" {
  if (was.schedule === is.schedule) return "equal";
  const [old, now] = [was, is].map(({ schedule = "" }) => longestGap(schedule).value);
  return old === undefined || now === undefined || old === now ? "changed" : old < now ? "loosened" : "tightened";
}

function direction(was: Sla, is: Sla): "loosened" | "tightened" | "changed" | "equal" {
  const property = plain(is);
  if (was.property !== is.property) return "changed";
  if (canonical([was.value ?? null, was.unit ?? null]) === canonical([is.value ?? null, is.unit ?? null])) return "equal";
  const order = ordered(was, is, property);
  if (order === undefined) return "changed";
  if (order === 0) return "equal";
  if (lessIsBetter.has(property)) return order > 0 ? "loosened" : "tightened";
  if (moreIsBetter.has(property)) return order < 0 ? "loosened" : "tightened";
  return "changed";
}

/** Below 0 where the value fell, 0 where it is the same, above 0 where it rose; undefined where nobody can tell. */
function ordered(was: Sla, is: Sla, property: string): number | undefined {
  const [old, now] = [moment(was.value), moment(is.value)];
  if (old !== undefined && now !== undefined) return old.kind === now.kind ? now.at - old.at : undefined;
  const [longer, shorter] = [parseDuration(was.value, was.unit, property), parseDuration(is.value, is.unit, property)];
  if (longer.value !== undefined && shorter.value !== undefined) {
    const how = compareDurations(shorter.value, longer.value);
    return how === "unknown" ? undefined : { shorter: -1, equal: 0, longer: 1 }[how];
  }
  const [before, after] = [parsePercent(was.value, was.unit), parsePercent(is.value, is.unit)];
  if (before.value !== undefined && after.value !== undefined) return after.value - before.value;
  const [rate, other] = [perSecond(was), perSecond(is)];
  if (rate !== undefined && other !== undefined && rate.of === other.of) return Math.abs(other.amount - rate.amount) < 1e-9 * rate.amount ? 0 : other.amount - rate.amount;
  return was.unit === is.unit && isCount(was.value) && isCount(is.value) ? is.value - was.value : undefined;
}

/** A number that has a place among others; YAML has also `.nan` and `.inf`. */
const isCount = (value: Json | undefined): value is number => Number.isFinite(value);

/** A rate with one length of time: a month has none. */
function perSecond({ value, unit }: Sla): { readonly amount: number; readonly of: string } | undefined {
  const rate = parseRate(value, unit).value;
  const { least, most } = rate === undefined ? { least: 0, most: 1 } : durationBounds(rate.per);
  return rate === undefined || least !== most || least <= 0 ? undefined : { amount: rate.amount / least, of: rate.of };
}

const moment = (value: Json | undefined) => (typeof value === "string" ? momentOf(value) : undefined);
