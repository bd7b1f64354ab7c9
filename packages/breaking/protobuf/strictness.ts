import type { Change } from "#model";
import type { Category, Found, ProtoRule } from "./kind.ts";

/** Who reads, from the one who asks the most to the one who asks the least. */
export const strictnesses = ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"] as const satisfies readonly Category[];
export type Strictness = (typeof strictnesses)[number];

/** The one who asks the least and still minds; undefined for a kind that no category holds. */
function leastOf({ categories }: Pick<ProtoRule, "categories">): Strictness | undefined {
  return strictnesses.findLast((one) => categories.includes(one));
}

type Felt = Pick<Change, "breaks" | "impact">;

/**
 * Whom a change breaks, and what it asks, when it is felt as `strictness` says. What is true of bytes is so for everybody; what is true of JSON alone is
 * nothing to who reads bytes; what breaks code alone is a break for who generates code, and something to do for everybody else.
 */
export function feltAs(strictness: Strictness, rule: Pick<ProtoRule, "categories">, standard: Felt, found: Found): Felt {
  const least = leastOf(rule);
  const breaks = found.breaks ?? standard.breaks;
  const impact = found.impact ?? standard.impact;
  if (least === undefined) return strictness === "WIRE" && found.wire !== undefined ? { breaks: found.wire, impact: lighter(impact) } : { breaks, impact };
  const minds = strictnesses.indexOf(least) >= strictnesses.indexOf(strictness);
  if (strictness === "WIRE") return least === "WIRE" ? { breaks: found.wire ?? breaks, impact } : { breaks: found.wire ?? harmless, impact: minds ? impact : lighter(impact) };
  const code = least === "FILE" || least === "PACKAGE";
  return { breaks, impact: code && minds && impact === "action" ? "break" : impact };
}

const harmless: Change["breaks"] = { consumers: "no", producers: "no" };
const lighter = (impact: Change["impact"]): Change["impact"] => (impact === "action" ? "notify" : impact);
