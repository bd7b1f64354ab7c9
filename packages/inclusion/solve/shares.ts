import type { Form } from "../forms/form.ts";
import type { Solver } from "./found.ts";

/** So many items from an index on fit a form. */
export interface Demand {
  readonly from: number;
  readonly form: Form;
  readonly least: number;
  readonly most: number;
}

/** Items that are alike: `size` of them from `at` on. */
export interface Group {
  readonly at: number;
  readonly size: number;
}

/** What an item may be: its form, and the demands that it counts for, one bit each. */
export interface Option {
  readonly form: Form;
  readonly set: number;
}

/** Groups up to this size are shared out in every way; in larger ones all but a few items are alike, which is no loss where nothing forbids items. */
const small = 16;

/**
 * Every way to give each item an option so that all demands are met: the form of each item, in order. "unknown" stands for ways of a large group that were not tried;
 * there, all but a few items are alike.
 */
export function* shares(groups: readonly Group[], options: readonly (readonly Option[])[], demands: readonly Demand[], solver: Solver): Generator<readonly Form[] | "unknown"> {
  const counts = demands.map(() => 0);
  const few = demands.reduce((sum, { least }) => sum + least, 0);

  function* group(index: number, forms: readonly Form[]): Generator<readonly Form[] | "unknown"> {
    solver.spend();
    const current = groups[index];
    if (current === undefined) {
      if (demands.every(({ least }, demand) => (counts[demand] ?? 0) >= least)) yield forms;
      return;
    }
    const rest = groups.slice(index).reduce((sum, { size }) => sum + size, 0);
    if (demands.some(({ least }, demand) => (counts[demand] ?? 0) + rest < least)) return;
    const choices = options[index] ?? [];
    if (current.size <= small || choices.length === 1) return yield* split(index, choices, 0, current.size, forms);
    for (const bulk of choices) {
      const others = choices.filter((one) => one !== bulk);
      for (let taken = 0; taken <= Math.min(few + 1, current.size); taken += 1) yield* split(index, [...others, bulk], 0, current.size, forms, { bulk, taken });
    }
    if (demands.some(({ most }) => most < Infinity)) yield "unknown";
  }

  function* split(index: number, choices: readonly Option[], from: number, left: number, forms: readonly Form[], large?: { readonly bulk: Option; readonly taken: number }): Generator<readonly Form[] | "unknown"> {
    if (left === 0) return yield* group(index + 1, forms);
    const option = choices[from];
    if (option === undefined) return;
    solver.spend();
    const last = from === choices.length - 1;
    const limit = large === undefined ? left : option === large.bulk ? left : Math.min(left, large.taken - ((groups[index]?.size ?? 0) - left));
    for (let count = last ? left : limit; count >= (last ? left : 0); count -= 1) {
      if (large !== undefined && last && count !== (groups[index]?.size ?? 0) - large.taken) return;
      if (!add(option, count)) {
        add(option, -count);
        continue;
      }
      yield* split(index, choices, from + 1, left - count, [...forms, ...Array.from({ length: count }, () => option.form)], large);
      add(option, -count);
    }
  }

  /** Counts items for the demands that they serve; whether none has too many. */
  const add = (option: Option, count: number): boolean => {
    let fits = true;
    for (const [demand, { most }] of demands.entries()) {
      if ((option.set & (1 << demand)) === 0) continue;
      counts[demand] = (counts[demand] ?? 0) + count;
      if ((counts[demand] ?? 0) > most) fits = false;
    }
    return fits;
  };

  yield* group(0, []);
}
