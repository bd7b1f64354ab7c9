import type { Form } from "../forms/form.ts";
import type { Solver } from "./found.ts";
import { forOthers, freshNames, isText } from "../forms/keys.ts";
import type { ObjectFacts, Rule } from "./object-facts.ts";

/** Keys that nobody names and that all rules treat alike. */
export interface Region {
  /** What their values fit. */
  readonly form: Form;
  /** The rules of `some` that mean them. */
  readonly serves: ReadonlySet<Rule>;
  /** Up to so many of them, or why nobody can say. */
  keys(count: number): readonly string[] | { readonly unknown: string };
}

/** Regions at most: each pattern may double them. */
const limit = 64;

/** The regions of the keys that nobody names; undefined where there are too many. */
export function regionsOf(sorted: ObjectFacts, solver: Solver): readonly Region[] | undefined {
  const { shop } = solver;
  const rules = [...sorted.every, ...sorted.some].map((rule) => ({ rule, keys: forOthers(shop, rule.keys) }));
  let regions: { readonly keys: Form; readonly rules: ReadonlySet<Rule> }[] = [{ keys: shop.any, rules: new Set() }];
  for (const { rule, keys } of rules) {
    regions = regions.flatMap((region) => {
      const inside = { keys: shop.and(region.keys, keys), rules: new Set([...region.rules, rule]) };
      const outside = { keys: shop.and(region.keys, shop.not(keys)), rules: region.rules };
      return [inside, outside].filter((one) => one.keys !== shop.none && (one.keys === shop.any || one.keys === region.keys || solver.satisfy(asText(one.keys, solver)).is !== "none"));
    });
    if (regions.length > limit) return undefined;
  }
  return regions.map(({ keys, rules: inside }) => ({
    form: shop.and(...sorted.every.filter((rule) => inside.has(rule)).map(({ form }) => form)),
    serves: new Set(sorted.some.filter((rule) => inside.has(rule))),
    keys: (count) => {
      if (keys === shop.any) return freshNames((name) => sorted.names.has(name), count);
      const taken = [...sorted.names].filter((name) => solver.holds(keys, name) !== false);
      const members = solver.members(shop.and(asText(keys, solver), shop.values(taken, true)), count);
      return "unknown" in members ? members : members.values.filter(isText);
    },
  }));
}

const asText = (keys: Form, { shop }: Solver): Form => shop.and(shop.ofTypes(1), keys);
