import { isDefinitions, valid, type Work, workOf } from "#inclusion";
import type { Breaks, Json } from "#model";
import { type Answer, ask, type Reading } from "./ask.ts";
import { holderOf } from "./holder.ts";
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

/** Work for the question about one difference, where the whole is known already; and for all such questions that ask of the place alone. */
const [each, mostInside] = [{ steps: 15_000, tries: 0 } as const, 300_000];
/** Questions that may cost too much before the others are asked of the place alone. */
const patience = 4;

/**
 * What the two versions of a target mean for each other as a whole, and which of their differences is to blame. A difference is to blame for consumers where the older
 * schema with this difference alone allows an instance that the newer allows and the older did not; for producers where it refuses one that the older allowed and the
 * newer does not. So nothing is blamed that the whole proves harmless. Where that costs too much, the schema around the difference is asked about alone, without an
 * instance to show.
 */
export function blame(target: Target, sites: readonly Site[], document: Json, readings: readonly Reading[], work: Work): { readonly whole: Verdicts; readonly each: ReadonlyMap<Site, Verdicts> } {
  const [before, after] = [target.before(), target.after()];
  const answers = { consumers: ask([after], [before], readings, { work }), producers: ask([before], [after], readings, { work }) };
  const whole = { consumers: verdictOf(answers.consumers), producers: verdictOf(answers.producers) };
  const suspects = sites.filter(({ keyword }) => roleOf(keyword) !== "describes");
  const room = workOf(mostInside);
  let costly = 0;
  const known = withDefinitions(document, sites);
  const blamed = suspects.map((site): readonly [Site, Verdicts] => {
    const changed = edited(known, site.edit);
    const alone = target.before(changed);
    const judge = (side: keyof Verdicts): Verdict => {
      const answer = answers[side];
      if (whole[side].breaks === "no" || suspects.length === 1) return whole[side];
      if ("witness" in answer && valid(alone, answer.witness ?? null, { formats: answer.reading ?? "annotate" }) === (side === "consumers")) return whole[side];
      const verdict = costly > patience ? tooLarge : verdictOf(side === "consumers" ? ask([alone, after], [before], readings, { work, ...each }) : ask([before], [alone, after], readings, { work, ...each }));
      if (verdict.breaks !== "unknown") return verdict;
      costly += 1;
      const { path } = holderOf(document, site.edit.path);
      const [was, is] = [target.inside(path), target.inside(path, changed)];
      const near = verdictOf(side === "consumers" ? ask([is], [was], readings, { work: room, ...each }) : ask([was], [is], readings, { work: room, ...each }));
      return near.breaks === "unknown" ? verdict : { breaks: near.breaks, ...(near.breaks === "yes" ? { because: "by itself; the whole is too large to show it" } : {}) };
    };
    return [site, { consumers: judge("consumers"), producers: judge("producers") }];
  });
  return { whole, each: new Map(blamed) };
}

/** The older document with the definitions that are new: what is new elsewhere may refer to them. */
function withDefinitions(document: Json, sites: readonly Site[]): Json {
  return sites.filter(({ keyword, before, path }) => isDefinitions(keyword) && before === undefined && path.length === 2).reduce((known, { edit }) => edited(known, edit), document);
}

export const safe: Verdict = { breaks: "no" };
const tooLarge: Verdict = { breaks: "unknown", because: "the schemas need more steps than are taken" };

export function verdictOf(inclusion: Answer): Verdict {
  if (inclusion.answer === "yes") return safe;
  if (inclusion.answer === "unknown") return { breaks: "unknown", because: inclusion.because };
  return { breaks: "yes", ...(inclusion.witness === undefined ? {} : { witness: inclusion.witness }), ...(inclusion.only ? { because: "only validators that check `format` see it" } : {}) };
}
