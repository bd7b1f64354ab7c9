import type { Form } from "../forms/form.ts";
import type { Solver } from "./found.ts";
import { forOthers, namesIn, undecidable } from "../forms/keys.ts";

/** Keys, and what holds of the value of each or of some. */
export interface Rule {
  readonly keys: Form;
  readonly form: Form;
}

/** What is asked of an object, sorted. */
export interface ObjectFacts {
  least: number;
  most: number;
  /** Per name: what its value fits where it is there. */
  readonly named: Map<string, Form[]>;
  /** Per name that has to be there: what its value fits. */
  readonly needed: Map<string, Form[]>;
  readonly every: Rule[];
  readonly some: Rule[];
  /** Every name that anything speaks of. */
  readonly names: Set<string>;
  /** Why the object has to fit more than is sorted here: keys that nobody can decide. */
  because?: string;
}

export function objectFacts(facts: readonly Form[], { shop, restrict }: Solver): ObjectFacts {
  const sorted: ObjectFacts = { least: 0, most: Infinity, named: new Map(), needed: new Map(), every: [], some: [], names: new Set() };
  for (const fact of facts) {
    if (fact.is === "least") sorted.least = Math.max(sorted.least, fact.size);
    if (fact.is === "most") sorted.most = Math.min(sorted.most, fact.size);
    if (fact.is !== "every" && fact.is !== "some") continue;
    const keys = restrict(fact.keys, "string");
    namesIn(keys, sorted.names);
    const name = nameOf(keys);
    const because = undecidable(keys);
    if (name !== undefined) {
      const map = fact.is === "every" ? sorted.named : sorted.needed;
      const forms = map.get(name);
      if (forms === undefined) map.set(name, [fact.form]);
      else forms.push(fact.form);
    } else if (because === undefined) (fact.is === "every" ? sorted.every : sorted.some).push({ keys, form: fact.form });
    else {
      sorted.because ??= because;
      if (fact.is === "some") sorted.some.push({ keys: shop.any, form: fact.form });
    }
  }
  return sorted;
}

export const nameOf = (keys: Form): string | undefined => (keys.is === "value" && !keys.refused && keys.values.length === 1 && typeof keys.values[0] === "string" ? keys.values[0] : undefined);

/** What the value of a name fits where it is there. */
export function formAt({ named, every }: ObjectFacts, name: string, { shop, holds, spend }: Solver): Form {
  spend(1 + (every.length >> 3));
  return shop.and(...(named.get(name) ?? []), ...every.flatMap(({ keys, form }) => (holds(keys, name) === false ? [] : [form])));
}

/** Whether one more fact plainly leaves no object. */
export function impossibleObject(sorted: ObjectFacts, fact: Form, solver: Solver): boolean {
  const { shop, satisfy } = solver;
  if (fact.is === "least") return fact.size > sorted.most;
  if (fact.is === "most") return fact.size < Math.max(sorted.least, sorted.needed.size);
  if (fact.is !== "every" && fact.is !== "some") return false;
  const keys = solver.restrict(fact.keys, "string");
  const name = nameOf(keys);
  if (name === undefined) return fact.is === "some" && undecidable(keys) === undefined && impossibleSome(sorted, keys, fact.form, solver);
  const needed = sorted.needed.get(name);
  if (fact.is === "every" && needed === undefined) return false;
  if (sorted.most < sorted.needed.size + (needed === undefined ? 1 : 0)) return true;
  return satisfy(shop.and(fact.form, formAt(sorted, name, solver), ...(needed ?? []))).is === "none";
}

/** Whether no key that a form means can have a value that fits another. */
function impossibleSome(sorted: ObjectFacts, keys: Form, form: Form, solver: Solver): boolean {
  const { shop, satisfy, holds } = solver;
  const names = new Set(sorted.names);
  namesIn(keys, names);
  if (names.size > 200) return false;
  for (const name of names)
    if (holds(keys, name) !== false && satisfy(shop.and(form, formAt(sorted, name, solver), ...(sorted.needed.get(name) ?? []))).is !== "none") return false;
  if (forOthers(shop, keys) === shop.none) return true;
  const everywhere = sorted.every.filter((rule) => forOthers(shop, rule.keys) === shop.any).map((rule) => rule.form);
  return satisfy(shop.and(form, ...everywhere)).is === "none";
}
