import type { Chance } from "./chance.ts";
import type { Draft } from "./filling.ts";
import type { Link } from "./references.ts";
import { allowed } from "./rules.ts";

/** Leaves out values of optional columns: about one of ten, but as many as the rules about nulls want. What other columns point at, and rows that have to repeat, stay. */
export function nullsFor({ plan, index, rows, columns }: Draft, links: readonly Link[], chance: Chance): void {
  for (const [at, column] of plan.columns.entries()) {
    const values = columns[at];
    if (!column.nullable || values === undefined) continue;
    let [least, most] = [0, rows];
    for (const rule of column.rules) {
      const range = rule.counts === "nulls" || (rule.counts === "missing" && rule.nulls) ? allowed(rule, rows) : undefined;
      if (range === undefined) continue;
      least = Math.max(least, rule.counts === "nulls" ? range.least : 0);
      most = Math.min(most, range.most);
    }
    const fixed = links.some(({ to, parents }) => to === index && parents.includes(at)) || plan.keys.some(({ columns: key, repeats }) => repeats > 0 && key.includes(at));
    const usual = rows < 4 || fixed ? 0 : Math.max(1, Math.round(rows / 10));
    const there = values.filter((value) => value === null).length;
    const free = Array.from({ length: rows }, (_, row) => row).filter((row) => (values[row] ?? null) !== null);
    for (const row of chance.shuffled(free).slice(0, Math.max(0, Math.min(most, Math.max(least, usual)) - there))) values[row] = null;
  }
}
