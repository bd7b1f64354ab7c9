import { type Chance, chanceOf } from "./chance.ts";
import type { Draft, Filling } from "./filling.ts";
import { fillKeys, rowsFor } from "./keys.ts";
import { fillLinks } from "./links.ts";
import { nullsFor } from "./nulls.ts";
import type { Link } from "./references.ts";
import { allowed } from "./rules.ts";
import { spoil } from "./spoil.ts";
import type { TablePlan } from "./table.ts";
import type { Value } from "./value.ts";

/** Fills every table, parents before children. */
export function fillAll(plans: readonly TablePlan[], links: readonly Link[], how: Omit<Filling, "drafts">): readonly Draft[] {
  const drafts = plans.map((plan, index): Draft => ({ plan, index, rows: plan.rows, columns: plan.columns.map(() => undefined) }));
  for (const index of parentsFirst(plans.length, links)) {
    const draft = drafts[index];
    if (draft !== undefined) fill(draft, links, { ...how, drafts });
  }
  return drafts;
}

function fill(draft: Draft, links: readonly Link[], filling: Filling) {
  const chance = chanceOf(filling.seed, "table", ...draft.plan.path);
  draft.rows = rowsFor(draft, filling);
  fillKeys(draft, filling);
  fillLinks(draft, filling, chance);
  for (const [index, column] of draft.plan.columns.entries()) draft.columns[index] ??= plain(draft, index, filling, chanceOf(filling.seed, "column", ...column.path));
  nullsFor(draft, links, chance);
  spoilForRules(draft, filling, chance);
}

/** Values of a column that stands alone. Where nothing keeps its promises it is left empty, or told by the audit. */
function plain({ plan, index, rows }: Draft, column: number, { pools }: Filling, chance: Chance): Value[] {
  const { want, nullable } = plan.columns[column] ?? {};
  const pool = pools.of(index, column);
  const values = pool.length > 0 ? pool : nullable === true ? [null] : pools.anyway(index, column);
  const inOrder = want?.gap !== undefined || want?.type === "object";
  return Array.from({ length: rows }, (_, row) => values[inOrder ? row % values.length : chance.below(values.length)] ?? null);
}

/** Some rules want bad rows: as few as they let. */
function spoilForRules(draft: Draft, { seed, now }: Filling, chance: Chance) {
  for (const [index, { rules, want }] of draft.plan.columns.entries())
    for (const rule of rules) {
      const least = rule.counts === "invalid" ? (allowed(rule, draft.rows)?.least ?? 0) : 0;
      const [limit] = rule.limits;
      if (least === 0 || limit === undefined) continue;
      const rows = chance.shuffled(Array.from({ length: draft.rows }, (_, row) => row).filter((row) => (draft.columns[index]?.[row] ?? null) !== null)).slice(0, least);
      for (const row of rows) {
        const bad = spoil(want, want, limit, chanceOf(seed, "spoil", ...want.path, String(row)), now);
        const column = draft.columns[index];
        if (bad !== undefined && column !== undefined) column[row] = bad;
      }
    }
}

/** Numbers of the tables so that a foreign key leads to an earlier one; where keys go round, some do not. */
function parentsFirst(count: number, links: readonly Link[]): readonly number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const parents = new Map<number, number[]>();
  for (const { from, to } of links) parents.set(from, [...(parents.get(from) ?? []), to]);
  for (let start = 0; start < count; start += 1) {
    const stack: [number, number][] = [[start, 0]];
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined) break;
      const [table, next] = top;
      const parent = parents.get(table)?.[next];
      seen.add(table);
      if (parent === undefined) {
        if (!order.includes(table)) order.push(table);
        stack.pop();
      } else {
        top[1] += 1;
        if (!seen.has(parent)) stack.push([parent, 0]);
      }
    }
  }
  return order;
}
