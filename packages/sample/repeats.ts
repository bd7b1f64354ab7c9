import { judge } from "./audit.ts";
import type { Spot } from "./break.ts";
import { withValues } from "./spots.ts";
import type { Key, Plan, Table } from "./table.ts";
import type { Value } from "./value.ts";

/** Keys of a check, with the key of one row given to others from the end on: to one, or of a rule to as many as break it. */
export const repeatSpots = (check: Key["check"]) => ({ tables: plans }: Plan, tables: readonly Table[]): readonly Spot[] =>
  plans.flatMap((own, table) => own.keys.filter((key) => key.check === check).flatMap((key) => [...Array(3).keys()].map((from): Spot => ({ path: key.path, at: key.at, broken: () => repeated(tables, table, key, from, own) }))));

function repeated(tables: readonly Table[], table: number, key: Key, skip: number, own: Plan["tables"][number]): readonly Table[] | undefined {
  const [data, rules] = [tables[table], [...own.rules, ...own.columns.flatMap((column) => column.rules)]];
  const columns = key.columns.map((column) => data?.columns.find(({ of }) => of === column)?.values);
  if (data === undefined || columns.includes(undefined)) return undefined;
  const whole = [...Array(data.rows).keys()].filter((row) => columns.every((values) => (values?.[row] ?? null) !== null));
  const [from, ...others] = whole.slice(skip);
  const rule = rules.find(({ quality }) => key.check === "duplicate-values" && quality.at === key.at);
  if (from === undefined || others.length === 0) return undefined;
  for (let count = 1; count <= others.length; count += 1) {
    const rows = new Set(others.slice(-count));
    const given = (values: readonly Value[]) => values.map((value, row) => (rows.has(row) ? (values[from] ?? null) : value));
    if (rule !== undefined && judge(rule, columns.map((values) => given(values ?? [])), data.rows)) continue;
    return withValues(tables, table, (values, of) => (key.columns.includes(of) ? given(values) : undefined));
  }
  return undefined;
}
