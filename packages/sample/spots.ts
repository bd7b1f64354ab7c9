import { chanceOf } from "./chance.ts";
import type { Spot } from "./break.ts";
import { judge } from "./audit.ts";
import type { Rule } from "./rules.ts";
import { emptied, spoil } from "./spoil.ts";
import type { ColumnPlan, Plan, Table, TableColumn, TablePlan } from "./table.ts";
import type { Value } from "./value.ts";
import type { Want } from "./want.ts";

/** A column of the data with its plan. */
export interface Spotted {
  readonly table: number;
  readonly own: TablePlan;
  readonly plan: ColumnPlan;
  readonly index: number;
  readonly column: TableColumn;
  readonly rows: number;
}

/** Every column that is in the data. */
export function columnsIn({ tables: plans }: Plan, tables: readonly Table[]): readonly Spotted[] {
  return tables.flatMap(({ columns, rows }, table) =>
    columns.flatMap((column) => {
      const own = plans[table];
      const plan = own?.columns[column.of ?? -1];
      return own === undefined || plan === undefined || rows === 0 ? [] : [{ table, own, plan, index: column.of ?? -1, column, rows }];
    }));
}

/** The tables, one of them with other columns. */
export function withColumns(tables: readonly Table[], table: number, change: (columns: readonly TableColumn[]) => readonly TableColumn[]): readonly Table[] {
  return tables.map((one, index) => (index === table ? { ...one, columns: change(one.columns) } : one));
}

/** The tables with other values in some columns of one of them. */
export function withValues(tables: readonly Table[], table: number, change: (values: readonly Value[], of: number) => readonly Value[] | undefined): readonly Table[] {
  return withColumns(tables, table, (columns) => columns.map((column) => ({ ...column, values: (column.of === undefined ? undefined : change(column.values, column.of)) ?? column.values })));
}

export const put = (values: readonly Value[], row: number, value: Value): readonly Value[] => values.map((old, index) => (index === row ? value : old));

/** Rows to try it in: the last, which is pointed at the least, then the first and the one between. */
export const rowsToTry = (rows: number): readonly number[] => [...new Set([rows - 1, 0, Math.floor(rows / 2)])].filter((row) => row >= 0 && row < rows);

/** Every part of what is wanted, itself first. */
export function* partsOf(want: Want): Generator<Want> {
  yield want;
  for (const inner of [...want.fields, want.items, want.key, want.value]) if (inner !== undefined) yield* partsOf(inner);
}

/** Values that break a limit of a check, at any depth. */
export const limitSpots = (check: string) => (plan: Plan, tables: readonly Table[]): readonly Spot[] =>
  columnsIn(plan, tables).flatMap(({ table, plan: { want }, index, rows }) =>
    [...partsOf(want)].flatMap((part) => part.limits.filter((limit) => limit.check === check).flatMap((limit) => rowsToTry(rows).map((row): Spot => ({
      path: part.path, at: limit.at,
      broken: () => valued(spoil(want, part, limit, chanceOf(plan.seed, "break", ...part.path, limit.says), plan.now), (value) => withValues(tables, table, (values, of) => (of === index ? put(values, row, value) : undefined))),
    })))));

export function valued<T>(value: Value | undefined, then: (value: Value) => T): T | undefined {
  return value === undefined ? undefined : then(value);
}

/** Parts that may not be null, made null. */
export function emptySpots(plan: Plan, tables: readonly Table[], { table, plan: { want, property }, index, rows }: Spotted): readonly Spot[] {
  return [...partsOf(want)].filter((part) => (part === want ? property.required === true : !part.optional && want.fields.length > 0 && isField(want, part))).flatMap((part) =>
    rowsToTry(rows).map((row): Spot => ({
      path: part.path, at: part.at,
      broken: () => valued(emptied(want, part, chanceOf(plan.seed, "break", ...part.path), plan.now), (value) => withValues(tables, table, (values, of) => (of === index ? put(values, row, value) : undefined))),
    })));
}

const isField = (want: Want, part: Want): boolean => want.fields.some((field) => field === part || isField(field, part));

/** Rows of one column changed from the end until its rule is broken. */
export function untilBroken(tables: readonly Table[], { table, index, column, rows }: Spotted, rule: Rule, change: (value: Value, row: number) => Value | undefined): readonly Table[] | undefined {
  let values = column.values;
  for (let row = rows - 1; row >= 0; row -= 1) {
    const value = change(values[row] ?? null, row);
    if (value === undefined) continue;
    values = put(values, row, value);
    if (!judge(rule, [values], rows)) return withValues(tables, table, (old, of) => (of === index ? values : old));
  }
  return undefined;
}

/** The rules of a check, each with its column. */
export const ruleSpots = (check: Rule["check"], ways: (spotted: Spotted, rule: Rule, plan: Plan) => readonly ((value: Value, row: number) => Value | undefined)[]) => (plan: Plan, tables: readonly Table[]): readonly Spot[] =>
  columnsIn(plan, tables).flatMap((spotted) => spotted.plan.rules.filter((rule) => rule.check === check).flatMap((rule) => ways(spotted, rule, plan).map((change): Spot => ({
    path: spotted.plan.path, at: rule.quality.at, broken: () => untilBroken(tables, spotted, rule, change),
  }))));
