import type { Work } from "#inclusion";
import type { Breaks, Json } from "#model";
import { ask, type Reading } from "./ask.ts";
import { roleOf } from "./keywords.ts";
import { edited, type Site } from "./sites.ts";
import type { Target } from "./target.ts";

/** Whom something breaks, with the instance that shows it, or why nobody can say. */
export interface Verdict {
  readonly breaks: Breaks;
  readonly witness?: Json;
  readonly because?: string;
}
export interface Verdicts {
  readonly consumers: Verdict;
  readonly producers: Verdict;
}

/** Sites of one target that are asked about alone, and the work for each question. */
const [mostAsked, stepsEach] = [40, 60_000];

/**
 * What the two versions of a target mean for each other as a whole, and which of their differences is to blame. A difference is to blame for consumers where the older
 * schema with this difference alone allows an instance that the newer allows and the older did not; for producers where it refuses one that the older allowed and the
 * newer does not. So nothing is blamed that the whole proves harmless.
 */
export function blame(target: Target, sites: readonly Site[], document: Json, readings: readonly Reading[], work: Work): { readonly whole: Verdicts; readonly each: ReadonlyMap<Site, Verdicts> } {
  const [before, after] = [target.before(), target.after()];
  const whole = { consumers: verdictOf(ask([after], [before], readings, work)), producers: verdictOf(ask([before], [after], readings, work)) };
  const each = new Map<Site, Verdicts>();
  const suspects = sites.filter(({ keyword }) => roleOf(keyword) !== "describes");
  for (const [index, site] of suspects.entries()) {
    const alone = target.before(edited(document, site.edit));
    const judge = (side: keyof Verdicts): Verdict => {
      if (whole[side].breaks === "no") return safe;
      if (suspects.length === 1) return whole[side];
      if (index >= mostAsked) return { breaks: "unknown", because: `more than ${mostAsked} differences are not asked about one by one` };
      return verdictOf(side === "consumers" ? ask([alone, after], [before], readings, work, stepsEach) : ask([before], [alone, after], readings, work, stepsEach));
    };
    each.set(site, { consumers: judge("consumers"), producers: judge("producers") });
  }
  return { whole, each };
}

export const safe: Verdict = { breaks: "no" };

export function verdictOf(inclusion: ReturnType<typeof ask>): Verdict {
  if (inclusion.answer === "yes") return safe;
  if (inclusion.answer === "unknown") return { breaks: "unknown", because: inclusion.because };
  return { breaks: "yes", ...(inclusion.witness === undefined ? {} : { witness: inclusion.witness }), ...(inclusion.only === "assert" ? { because: "only validators that check `format` see it" } : {}) };
}
