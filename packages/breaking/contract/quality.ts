import { canonical } from "#fingerprint";
import type { Json, Quality, Witness } from "#model";
import { longestGap } from "#units";
import { type Fact, fact, type Tell } from "../fact.ts";
import { rowWith } from "./ground.ts";
import { allowedBy, anything, isCeiling, measureOf, onlyIn } from "./thresholds.ts";
import { compareValues } from "./values.ts";

/** What a rule demands, without its words; a rule of type text has only words. */
export const promise = ({ type, metric, arguments: given, operators: [operator, ...others], unit, severity, schedule, scheduler, query, engine, implementation, description }: Quality): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries({ type, metric, arguments: given, operator: operator?.name, value: operator?.value, others: others.map(({ name, value }) => ({ [name]: value })), unit, severity, schedule, scheduler, query, engine, implementation, text: type === "text" ? description : undefined }).filter((entry): entry is [string, Json] => entry[1] !== undefined && !(typeof entry[1] === "object" && entry[1] !== null && Object.keys(entry[1]).length === 0)));

/** Two versions of one quality rule. Its list of valid values has kinds of its own. */
export function compareRule(was: Quality, is: Quality, path: readonly string[], tell: Tell): void {
  const [before, after] = [promise(was), promise(is)];
  if (canonical(before) === canonical(after)) return;
  const [old, now] = [was, is].map(({ arguments: given }) => given["validValues"]);
  if (!Array.isArray(old) || !Array.isArray(now) || ![was, is].every(isOfValues)) return compareDemand(was, is, path, tell);
  const strict = [was, is].every(({ operators }) => operators.every(({ value }) => value === 0));
  compareValues(old, now, (kind, gone, fresh, witness) => {
    const told = fact(kind, path, is.spots["arguments"] ?? is.at, was.spots["arguments"] ?? was.at, gone, fresh);
    tell(!strict || witness === undefined || path.length < 2 ? told : { ...told, witness: Object.fromEntries(Object.entries(witness).map(([side, value]: [string, Json]) => [side, rowWith(path, value)])) });
  });
  const [left, right] = [besideValues(was), besideValues(is)];
  if (canonical(promise(left)) !== canonical(promise(right))) compareDemand(left, right, path, tell);
}

/** Whether a longer list lets more rows pass: values outside of it are counted, and there may be few of them. */
function isOfValues({ metric, operators }: Quality): boolean {
  const allowed = allowedBy(operators);
  return (metric === undefined || metric === "invalidValues") && (operators.length === 0 || (allowed !== undefined && isCeiling(allowed)));
}

/** A rule that is new or gone: what it refuses. Nothing is refused by one that everything passes that can be measured. */
export function aloneRule(rule: Quality, side: keyof Witness): Pick<Fact, "witness" | "breaks" | "impact" | "because"> {
  const allowed = allowedBy(rule.operators);
  if (allowed === undefined) return {};
  const refused = onlyIn(anything, allowed, measureOf(rule));
  if (refused !== undefined) return { witness: { [side]: { measured: refused } } };
  return { breaks: { consumers: "no", producers: "no" }, impact: "none", because: "Whatever can be measured passes it." };
}

const besideValues = (rule: Quality): Quality => ({ ...rule, arguments: Object.fromEntries(Object.entries(rule.arguments).filter(([key]) => key !== "validValues")) });

/** Threshold, severity and schedule have a direction; when all that changed goes one way, so does the rule. */
function compareDemand(was: Quality, is: Quality, path: readonly string[], tell: Tell): void {
  const [limit, ...others] = [threshold(was, is), severity(was.severity, is.severity), rhythm(was, is)];
  const apart = (rule: Quality) => canonical(Object.fromEntries(Object.entries(promise(rule)).filter(([key]) => !["operator", "value", "others", "severity", "schedule"].includes(key))));
  const other = apart(was) !== apart(is);
  const ways = new Set([limit, ...others].map(({ way }) => way).filter((way) => way !== "same"));
  const [only] = ways;
  const [at, stood, old, now] = [is.at, was.at, promise(was), promise(is)];
  if (!other && ways.size === 0) return tell({ ...fact("quality-changed", path, at, stood, old, now), breaks: { consumers: "no", producers: "no" }, impact: "none", because: "Both let the same pass." });
  if (!other && ways.size === 1 && only === "apart") return tell({ ...fact("quality-changed", path, at, stood, old, now), breaks: { consumers: "yes", producers: "yes" }, ...(limit?.witness === undefined ? {} : { witness: limit.witness }) });
  const way = other || ways.size !== 1 || only === undefined || only === "unclear" || only === "apart" ? "changed" : only;
  const witness = limit?.witness;
  tell({ ...fact(`quality-${way}`, path, at, stood, old, now), ...(witness === undefined || way === "changed" ? {} : { witness }) });
}

interface Part {
  /** Apart: each lets pass what the other refuses. */
  readonly way: "same" | "loosened" | "tightened" | "apart" | "unclear";
  readonly witness?: Witness;
}

const demanded = ({ operators }: Quality): Json => operators.map(({ name, value }) => [name, value]);

function threshold(was: Quality, is: Quality): Part {
  if (canonical(demanded(was)) === canonical(demanded(is))) return { way: "same" };
  const [old, now] = [allowedBy(was.operators), allowedBy(is.operators)];
  if (old === undefined || now === undefined) return { way: "unclear" };
  const measure = measureOf(is);
  if (measure !== measureOf(was)) return { way: "unclear" };
  const [more, less] = [onlyIn(now, old, measure), onlyIn(old, now, measure)];
  if (more !== undefined && less !== undefined) return { way: "apart", witness: { consumers: { measured: more }, producers: { measured: less } } };
  if (more !== undefined) return { way: "loosened", witness: { consumers: { measured: more } } };
  return less === undefined ? { way: "same" } : { way: "tightened", witness: { producers: { measured: less } } };
}

/** Words for how bad a failed check is, the mildest first; a severity that is not written is the engine's own. */
const severities = ["info", "warning", "error", "critical"];
const alike: Readonly<Record<string, string>> = { information: "info", informational: "info", low: "info", minor: "info", warn: "warning", medium: "warning", major: "error", high: "error", blocker: "critical", fatal: "critical" };

function severity(before: string | undefined, after: string | undefined): Part {
  if (before === after) return { way: "same" };
  const [old, now] = [before, after].map((word) => {
    const plain = (word ?? "").toLowerCase();
    return severities.indexOf(Object.hasOwn(alike, plain) ? (alike[plain] ?? plain) : plain);
  });
  if (old === undefined || now === undefined || old < 0 || now < 0) return { way: "unclear" };
  return { way: old === now ? "same" : old > now ? "loosened" : "tightened" };
}

/** How often it is checked; the time of day does not count. */
function rhythm(was: Quality, is: Quality): Part {
  if (was.schedule === is.schedule) return { way: "same" };
  if (was.schedule === undefined) return { way: "tightened" };
  if (is.schedule === undefined) return { way: "loosened" };
  const [old, now] = [longestGap(was.schedule).value, longestGap(is.schedule).value];
  if (old === undefined || now === undefined) return { way: "unclear" };
  return { way: old === now ? "same" : old < now ? "loosened" : "tightened" };
}
