import type { Json } from "#model";
import type { Form } from "../forms/form.ts";
import { distinct } from "./distinct.ts";
import { type Found, none, type Solver, unknown, value } from "./found.ts";
import { type Demand, type Group, type Option, shares } from "./shares.ts";

/** What is asked of an array, sorted. */
export interface ArrayFacts {
  least: number;
  most: number;
  readonly items: Map<number, Form[]>;
  readonly rests: { readonly from: number; readonly form: Form }[];
  readonly demands: Demand[];
  unique?: boolean;
}

/** Items that an array of a witness has at most. */
const longest = 2000;

export function arrayFacts(facts: readonly Form[], { shop }: Solver): ArrayFacts {
  const sorted: ArrayFacts = { least: 0, most: Infinity, items: new Map(), rests: [], demands: [] };
  for (const fact of facts) {
    if (fact.is === "least") sorted.least = Math.max(sorted.least, fact.size);
    if (fact.is === "most") sorted.most = Math.min(sorted.most, fact.size);
    if (fact.is === "unique") sorted.unique = !fact.refused;
    if (fact.is === "item") sorted.items.set(fact.at, [...(sorted.items.get(fact.at) ?? []), fact.form]);
    if (fact.is === "few" && fact.most === 0) sorted.rests.push({ from: fact.from, form: shop.not(fact.form) });
    if (fact.is === "few" && fact.most > 0) sorted.demands.push({ from: fact.from, form: fact.form, least: 0, most: fact.most });
    if (fact.is === "many") sorted.demands.push({ from: fact.from, form: fact.form, least: fact.least, most: Infinity });
  }
  return sorted;
}

/** What the item at an index has to fit in any case. */
export const itemForm = ({ items, rests }: ArrayFacts, at: number, { shop }: Solver): Form => shop.and(...(items.get(at) ?? []), ...rests.flatMap(({ from, form }) => (from <= at ? [form] : [])));

/** Whether one more fact plainly leaves no array. */
export function impossibleArray(sorted: ArrayFacts, fact: Form, solver: Solver): boolean {
  if (fact.is === "least") return fact.size > sorted.most;
  if (fact.is === "most") return fact.size < sorted.least;
  if (fact.is === "item") return sorted.least > fact.at && solver.satisfy(solver.shop.and(fact.form, itemForm(sorted, fact.at, solver))).is === "none";
  if (fact.is !== "many") return false;
  const end = Math.max(fact.from, tailOf(sorted));
  if (end - fact.from > 50) return false;
  for (let at = fact.from; at <= end && at < sorted.most; at += 1) if (solver.satisfy(solver.shop.and(fact.form, itemForm(sorted, at, solver))).is !== "none") return false;
  return true;
}

/** The index from which on all items are alike. */
const tailOf = ({ items, rests, demands }: ArrayFacts): number => [...items.keys()].reduce((end, at) => Math.max(end, at + 1), [...rests, ...demands].reduce((end, { from }) => Math.max(end, from), 0));

/**
 * An array that fits. Lengths are tried from the least on. Where nothing asks for more items, the least length is as good as any; else a longer array than the one
 * that is tried last could lose an item that nothing asks for.
 */
export function solveArray(sorted: ArrayFacts, solver: Solver): Found {
  const { least, most, demands, unique } = sorted;
  if (least > most) return none;
  const tail = tailOf(sorted);
  const asked = demands.reduce((sum, demand) => sum + demand.least, 0) + (unique === false ? 2 : 0);
  const last = Math.min(most, asked === 0 ? least : Math.max(least, tail) + asked);
  let because: string | undefined;
  for (let length = least; length <= last; length += 1) {
    solver.spend(1 + Math.min(length, tail));
    const hopeless = firstEmpty(sorted, Math.min(length, tail + 1), solver);
    if (hopeless) break;
    if (length > longest) return unknown("only arrays fit that are too long to be shown");
    const found = ofLength(sorted, length, tail, solver);
    if (found.is === "value") return found;
    if (found.is === "unknown") because ??= found.because;
  }
  return because === undefined ? none : unknown(because);
}

/** Whether some item before an index can be nothing. */
function firstEmpty(sorted: ArrayFacts, end: number, solver: Solver): boolean {
  for (let at = end - 1; at >= 0; at -= 1) if (solver.satisfy(itemForm(sorted, at, solver)).is === "none") return true;
  return false;
}

function ofLength(sorted: ArrayFacts, length: number, tail: number, solver: Solver): Found {
  const groups: Group[] = [];
  for (let at = 0; at < Math.min(length, tail); at += 1) groups.push({ at, size: 1 });
  if (length > tail) groups.push({ at: tail, size: length - tail });
  if (sorted.demands.length > 6) return unknown("an array is asked for more things at once than are tried");
  let because: string | undefined;
  const options = groups.map(({ at }) => {
    const found: Option[] = [];
    for (let set = 0; set < 1 << sorted.demands.length; set += 1) {
      const option = optionOf(sorted, at, set, solver);
      if (option === undefined) continue;
      const first = solver.satisfy(option.form);
      if (first.is === "unknown") because ??= first.because;
      if (first.is === "value") found.push(option);
    }
    return found;
  });
  for (const share of shares(groups, options, sorted.demands, solver)) {
    if (share === "unknown") {
      because ??= "an array is asked for more things at once than are tried";
      continue;
    }
    const made = valuesFor(share, sorted.unique, solver);
    if (made.is === "value") return made;
    if (made.is === "unknown") because ??= made.because;
  }
  return because === undefined ? none : unknown(because);
}

/** What an item is that serves these of the demands: one that asks for items is served by a fit, one that forbids them by anything, others must not fit it. */
function optionOf(sorted: ArrayFacts, at: number, set: number, solver: Solver): Option | undefined {
  const { shop } = solver;
  const forms = [itemForm(sorted, at, solver)];
  for (const [index, { from, form, most }] of sorted.demands.entries()) {
    const serves = (set & (1 << index)) !== 0;
    if (from > at && serves) return undefined;
    if (from > at) continue;
    if (most === Infinity && serves) forms.push(form);
    if (most < Infinity && !serves) forms.push(shop.not(form));
  }
  return { form: shop.and(...forms), set };
}

function valuesFor(forms: readonly Form[], unique: boolean | undefined, solver: Solver): Found {
  if (unique === true) return distinct(forms, solver);
  const values: Json[] = [];
  let because: string | undefined;
  for (const form of forms) {
    const found = solver.satisfy(form);
    if (found.is !== "value") return found;
    values.push(found.value);
  }
  if (unique === undefined) return value(values);
  for (const [index, form] of forms.entries())
    for (let other = index + 1; other < forms.length; other += 1) {
      const twin = solver.satisfy(solver.shop.and(form, forms[other] ?? form));
      if (twin.is === "value") return value(values.with(index, twin.value).with(other, twin.value));
      if (twin.is === "unknown") because ??= twin.because;
    }
  return because === undefined ? none : unknown(because);
}
