import type { Spot } from "./break.ts";
import { millisOf } from "./limit.ts";
import type { Level } from "./levels.ts";
import { columnsIn, withValues } from "./spots.ts";
import type { Plan, Table } from "./table.ts";
import type { Value } from "./value.ts";
import type { Want } from "./want.ts";

/** A moment of a column: its row, and milliseconds since 1970. */
export interface Dated {
  readonly row: number;
  readonly at: number;
}

/** Columns with a service level, their moments moved: `moved` is given them, the youngest first, and the most that the level may last, and says where each goes. */
export const ageSpots = (check: Level["check"], moved: (dated: readonly Dated[], most: number, now: number) => ReadonlyMap<number, number>) => (plan: Plan, tables: readonly Table[]): readonly Spot[] =>
  columnsIn(plan, tables).flatMap(({ table, index, column, plan: { path, want, levels } }) => levels.filter((level) => level.check === check).map(({ sla, most }) => ({
    path, at: sla.at,
    broken: () => {
      const dated = column.values.flatMap((value, row) => { const at = millisOf(value, want.type); return at === undefined ? [] : [{ row, at }]; }).sort((a, b) => b.at - a.at);
      const to = moved(dated, most, plan.now);
      return to.size === 0 ? undefined : withValues(tables, table, (values, of) => (of === index ? values.map((value, row) => written(to.get(row), want) ?? value) : undefined));
    },
  })));

function written(at: number | undefined, { type, zoned }: Want): Value | undefined {
  if (at === undefined || Number.isNaN(new Date(at).getTime())) return undefined;
  const text = new Date(at).toISOString();
  return type === "date" ? text.slice(0, 10) : text.slice(0, 23).replace(/\.000$/, "") + (zoned === true ? "Z" : "");
}
