import { canonical } from "#fingerprint";
import type { Json, Operator, Quality } from "#model";
import type { Pair, Say } from "./change.ts";
import { validValues } from "./enum-change.ts";

export type QualityFact = "loosened" | "tightened" | "changed";

/** The keys of a quality rule that decide what it asks for. */
const deciding = ["type", "metric", "rule", "arguments", "unit", "severity", "schedule", "scheduler", "query", "engine", "implementation"] as const;
const operators = ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"];

/** Says that a rule asks for less, for more, or for something else. Another list of valid values alone is a change of its own kind. */
export function sayQuality(asked: QualityFact, pair: Pair<Quality>, say: Say): void {
  const { before, after } = pair;
  if (compareQuality(pair) !== asked) return;
  const [old, now] = [outline(before), outline(after)];
  say({ keys: asked === "changed" ? [...deciding, ...operators, ...prose(pair)] : operators, before: old, after: now });
}

function compareQuality({ before, after }: Pair<Quality>): QualityFact | undefined {
  if (canonical(rest(before)) !== canonical(rest(after)) || (isProse(before) && before.description !== after.description)) return "changed";
  const bothListed = validValues(before) !== undefined && validValues(after) !== undefined;
  if (!bothListed && canonical(validValues(before) ?? null) !== canonical(validValues(after) ?? null)) return "changed";
  return compareOperators(before.operator, after.operator);
}

function rest({ type, metric, arguments: given, unit, severity, schedule, scheduler, query, engine, implementation }: Quality): Json {
  const others = Object.entries(given).filter(([key, value]) => key !== "validValues" || !Array.isArray(value));
  return [type ?? "library", metric ?? null, others.sort(([a], [b]) => (a < b ? -1 : 1)), unit ?? null, severity ?? null, schedule ?? null, scheduler ?? null, query ?? null, engine ?? null, implementation ?? null];
}

/** A rule in words is its description. */
const isProse = (rule: Quality) => rule.type === "text";
const prose = ({ before, after }: Pair<Quality>) => (isProse(before) || isProse(after) ? ["description"] : []);

function outline({ metric, operator, query, severity }: Quality): Json {
  return {
    ...(metric === undefined ? {} : { metric }), ...(operator === undefined ? {} : { [operator.name]: operator.value }), ...(query === undefined ? {} : { query }), ...(severity === undefined ? {} : { severity }),
  };
}

function compareOperators(before: Operator | undefined, after: Operator | undefined): QualityFact | undefined {
  if (before === undefined || after === undefined) return before === after ? undefined : "changed";
  if (before.name === after.name && canonical(before.value) === canonical(after.value)) return undefined;
  if (before.name !== after.name) return "changed";
  const [old, now] = [before.value, after.value];
  if (typeof old === "number" && typeof now === "number" && /(Greater|Less)/.test(before.name)) return now > old === before.name.includes("Less") ? "loosened" : "tightened";
  if (!isRange(old) || !isRange(now)) return "changed";
  const [inside, outside] = [now[0] >= old[0] && now[1] <= old[1], now[0] <= old[0] && now[1] >= old[1]];
  if (!inside && !outside) return "changed";
  return (before.name === "mustBeBetween") === inside ? "tightened" : "loosened";
}

function isRange(value: Json): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((bound) => typeof bound === "number");
}
