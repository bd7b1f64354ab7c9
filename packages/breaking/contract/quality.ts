import { canonical } from "#fingerprint";
import type { Json, Quality, Witness } from "#model";
import { longestGap } from "#units";
import { fact, type Tell } from "../fact.ts";
import { allowedBy, onlyIn } from "./thresholds.ts";
import { compareValues } from "./values.ts";

/** What a rule demands, without its words; a rule of type text has only words. */
export const promise = ({ type, metric, arguments: given, operators: [operator, ...others], unit, severity, schedule, scheduler, query, engine, implementation, description }: Quality): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries({ type, metric, arguments: given, operator: operator?.name, value: operator?.value, others: others.map(({ name, value }) => ({ [name]: value })), unit, severity, schedule, scheduler, query, engine, implementation, text: type === "text" ? description : undefined }).filter((entry): entry is [string, Json] => entry[1] !== undefined && !(typeof entry[1] === "object" && entry[1] !== null && Object.keys(entry[1]).length === 0)));

/** Two versions of one quality rule. Its list of valid values has kinds of its own. */
export function compareRule(was: Quality, is: Quality, path: readonly string[], tell: Tell): void {
  const [before, after] = [promise(was), promise(is)];
  if (canonical(before) === canonical(after)) return;
  const [old, now] = [was, is].map(({ arguments: given }) => given["validValues"]);
  if (!Array.isArray(old) || !Array.isArray(now)) return compareDemand(was, is, path, tell);
  compareValues(old, now, (kind, gone, fresh, witness) => tell({ ...fact(kind, path, is.spots["arguments"] ?? is.at, was.spots["arguments"] ?? was.at, gone, fresh), ...(witness === undefined ? {} : { witness }) }));
  const [left, right] = [besideValues(was), besideValues(is)];
  if (canonical(promise(left)) !== canonical(promise(right))) compareDemand(left, right, path, tell);
}

const besideValues = (rule: Quality): Quality => ({ ...rule, arguments: Object.fromEntries(Object.entries(rule.arguments).filter(([key]) => key !== "validValues")) });

/** Threshold, severity and schedule have a direction; when all that changed goes one way, so does the rule. */
function compareDemand(was: Quality, is: Quality, path: readonly string[], tell: Tell): void {
  const parts = [threshold(was, is), severity(was.severity, is.severity), rhythm(was, is)];
  const apart = (rule: Quality) => canonical(Object.fromEntries(Object.entries(promise(rule)).filter(([key]) => !["operator", "value", "others", "severity", "schedule"].includes(key))));
  const ways = new Set(parts.map(({ way }) => way).filter((way) => way !== "same"));
  const [only] = ways;
  const way = apart(was) !== apart(is) || ways.size !== 1 || only === undefined || only === "unclear" ? "changed" : only;
  const witness = parts.find((part) => part.witness !== undefined)?.witness;
  tell({ ...fact(`quality-${way}`, path, is.at, was.at, promise(was), promise(is)), ...(witness === undefined || way === "changed" ? {} : { witness }) });
}

interface Part {
  readonly way: "same" | "loosened" | "tightened" | "unclear";
  readonly witness?: Witness;
}

const demanded = ({ operators }: Quality): Json => operators.map(({ name, value }) => [name, value]);

function threshold(was: Quality, is: Quality): Part {
  const [before, after] = [was.operators[0], is.operators[0]];
  if (was.operators.length > 1 || is.operators.length > 1) return { way: canonical(demanded(was)) === canonical(demanded(is)) ? "same" : "unclear" };
  if (canonical([before?.name ?? null, before?.value ?? null]) === canonical([after?.name ?? null, after?.value ?? null])) return { way: "same" };
  const [old, now] = [before && allowedBy(before), after && allowedBy(after)];
  if (old === undefined || now === undefined) return { way: "unclear" };
  const [more, less] = [onlyIn(now, old), onlyIn(old, now)];
  if (more !== undefined && less !== undefined) return { way: "unclear" };
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
