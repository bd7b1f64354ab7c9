import { fillAll } from "./fill.ts";
import { poolsOf } from "./pools.ts";
import type { Plan, Table } from "./table.ts";
import type { Told } from "./told.ts";

/** The rows of a plan. */
export function fillPlan(plan: Plan, tell: (told: Told) => void): readonly Table[] {
  const pools = poolsOf(plan.tables, plan.links, plan.seed, plan.now);
  return fillAll(plan.tables, plan.links, { pools, seed: plan.seed, now: plan.now, tell }).map(({ plan: table, rows, columns }) => ({
    object: table.object.name ?? "", name: table.name, rows,
    columns: table.columns.flatMap(({ name, want, hidden }, of) => (hidden ? [] : [{ name, type: want.type, want, of, values: columns[of] ?? [] }])),
  }));
}
