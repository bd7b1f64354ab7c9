import type { Location } from "#model";
import { fits, type Limit, millisOf } from "./limit.ts";
import { isOf } from "./makers/finite.ts";
import { writeMoment } from "./moment-format.ts";
import { keepsAll } from "./threshold.ts";
import { tupleKey } from "./links.ts";
import type { Rule } from "./rules.ts";
import type { ColumnPlan, Plan, Table, TableColumn, TablePlan } from "./table.ts";
import { isList, isRecord, keyOf, type Value } from "./value.ts";
import type { Want } from "./want.ts";

/** A promise that rows do not keep. */
export interface Broken {
  readonly check: string;
  readonly path: readonly string[];
  readonly at: Location;
  /** As the contract writes it. */
  readonly says: string;
}

/** Looks at made-up rows once more: every promise of the plan that they break, each once. */
export function audit(plan: Plan, tables: readonly Table[]): readonly Broken[] {
  const found = new Map<string, Broken>();
  const say = (broken: Broken) => void found.set(`${broken.check} ${broken.path.join("\u0000")} ${broken.at.line}:${broken.at.column} ${broken.says}`, broken);
  for (const [index, table] of tables.entries()) {
    const own = plan.tables[index];
    if (own === undefined) continue;
    const columns = own.columns.map((column, of) => (column.hidden ? undefined : table.columns.find((one) => one.of === of)));
    shape(own, table, columns, say);
    for (const [at, column] of own.columns.entries()) {
      const values = columns[at]?.values;
      if (values === undefined) continue;
      for (const value of values) look(column.want, value, column.property.required === true, say);
      for (const field of column.want.fields) below(field, values, say);
      for (const rule of column.rules) if (!judge(rule, [values], table.rows)) say({ check: rule.check, path: column.path, at: rule.quality.at, says: "the rule" });
      levels(column, values, plan.now, say);
      for (const row of columns[at]?.asItStands ?? []) if (isOther(values[row] ?? null, column.want.format)) say({ check: "moment-format", path: column.path, at: column.property.at, says: "`format`" });
    }
    keys(own, table, columns, say);
    for (const rule of own.rules) {
      const together = rule.together?.map((name) => columns[own.columns.findIndex(({ property }) => property.name === name)]?.values ?? []) ?? [];
      if (!judge(rule, together, table.rows)) say({ check: rule.check, path: own.path, at: rule.quality.at, says: "the rule" });
    }
    for (const { from, columns: children, to, parents, at, path } of own.links) {
      const [mine, theirs] = [children.map((column) => columns[column]?.values), parents.map((column) => tables[to]?.columns.find((one) => one.of === column)?.values)];
      if (from !== index || mine.includes(undefined)) continue;
      const there = new Set(rowsOf(theirs, tables[to]?.rows ?? 0).map(tupleKey));
      if (rowsOf(mine, table.rows).some((tuple) => !tuple.includes(null) && !there.has(tupleKey(tuple)))) say({ check: "foreign-key", path, at, says: "the relationship" });
    }
  }
  return [...found.values()];
}

type Say = (broken: Broken) => void;

const rowsOf = (columns: readonly (readonly Value[] | undefined)[], rows: number): Value[][] => Array.from({ length: rows }, (_, row) => columns.map((values) => values?.[row] ?? null));

function shape(plan: TablePlan, table: Table, columns: readonly (TableColumn | undefined)[], say: Say) {
  for (const [index, { hidden, path, property }] of plan.columns.entries()) if (!hidden && columns[index] === undefined) say({ check: "column-missing", path, at: property.at, says: "the column" });
  if (table.columns.some(({ of }) => of === undefined)) say({ check: "column-extra", path: plan.path, at: plan.object.at, says: "the columns" });
  const order = table.columns.flatMap(({ of }) => of ?? []);
  if (order.some((of, index) => of < (order[index - 1] ?? 0))) say({ check: "column-order", path: plan.path, at: plan.object.at, says: "the order of the columns" });
}

const isOther = (value: Value, format: string | undefined): boolean => typeof value === "string" && format !== undefined && writeMoment(value, format) !== value;

/** A value and everything inside it. */
function look(want: Want, value: Value, required: boolean, say: Say) {
  if (value === null) return required ? say({ check: "required", path: want.path, at: want.at, says: "`required`" }) : undefined;
  if (!isOf(value, want.type)) return say({ check: "column-type", path: want.path, at: want.at, says: `\`logicalType\` ${want.type}` });
  for (const limit of want.limits) if (!(limit.check === "freshness" || limit.check === "retention") && !isRule(limit) && !fits(limit, value, want.type)) say({ check: limit.check ?? "column-type", path: want.path, at: limit.at, says: limit.says });
  if (isList(value) && want.items !== undefined) for (const item of value) look(want.items, item, false, say);
  if (!isRecord(value)) return;
  for (const field of want.fields) look(field, value.get(field.name) ?? null, !field.optional, say);
  for (const [key, item] of want.type === "map" ? value : []) {
    if (want.key?.type === "string") look(want.key, key, true, say);
    if (want.value !== undefined) look(want.value, item, false, say);
  }
}

/** Unique fields of objects, at any depth; a value inside a list is unique in nothing. */
function below(want: Want, records: readonly Value[], say: Say) {
  const values = records.flatMap((record) => (isRecord(record) ? [record.get(want.name) ?? null] : [])).filter((value) => value !== null);
  if (want.unique === true && new Set(values.map(keyOf)).size < values.length) say({ check: "unique", path: want.path, at: want.at, says: "`unique`" });
  for (const field of want.fields) below(field, values, say);
}

/** Limits of rules are counted against their thresholds. */
const isRule = ({ check }: Limit): boolean => check === "invalid-values" || check === "missing-values";

/** Whether a rule of ODCS is kept. A percentage of no rows is kept by nobody and broken by nobody. */
export function judge({ counts, operators, percent, limits, nulls: isMissing, duplicates }: Rule, columns: readonly (readonly Value[])[], rows: number): boolean {
  const values = columns.length === 1 ? (columns[0] ?? []) : rowsOf(columns, rows).map((tuple) => (tuple.includes(null) ? null : tuple));
  const there = values.filter((value) => value !== null);
  const bad = there.filter((value) => !limits.every((limit) => fits(limit, value, "string"))).length;
  const nulls = values.length - there.length;
  const count = counts === "rows" ? rows : counts === "nulls" ? nulls : counts === "missing" ? (isMissing ? nulls : 0) + bad : counts === "invalid" ? bad : repeatsIn(there, duplicates);
  const whole = counts === "duplicates" ? there.length : rows;
  if (percent && whole === 0) return true;
  return keepsAll(operators, percent ? (count * 100) / whole : count) !== false;
}

function repeatsIn(values: readonly Value[], count: Rule["duplicates"]): number {
  const times = new Map<string, number>();
  for (const value of values) times.set(keyOf(value), (times.get(keyOf(value)) ?? 0) + 1);
  const many = [...times.values()].filter((one) => one > 1);
  return count === "groups" ? many.length : many.reduce((sum, one) => sum + (count === "rows" ? one : one - 1), 0);
}

function keys(plan: TablePlan, table: Table, columns: readonly (TableColumn | undefined)[], say: Say) {
  for (const { check, columns: key, path, at } of plan.keys) {
    const values = key.map((column) => columns[column]?.values);
    if (check === "duplicate-values" || values.includes(undefined)) continue;
    const tuples = rowsOf(values, table.rows);
    const whole = tuples.filter((tuple) => !tuple.includes(null));
    if (new Set(whole.map(tupleKey)).size < whole.length) say({ check, path, at, says: check === "unique" ? "`unique`" : "the primary key" });
    if (check === "primary-key-unique") for (const [index, column] of key.entries()) if (tuples.some((tuple) => tuple[index] === null)) say({ check: "primary-key-required", path: plan.columns[column]?.path ?? path, at, says: "the primary key" });
  }
}

/** Service levels of a column: its youngest, its oldest, and the longest way between two neighbours. */
function levels({ levels: promised, want, path }: ColumnPlan, values: readonly Value[], now: number, say: Say) {
  if (promised.length === 0) return;
  const at = values.flatMap((value) => millisOf(value, want.type) ?? []).sort((a, b) => a - b);
  for (const { check, sla, seconds } of promised) {
    const gaps = at.map((moment, index) => moment - (at[index - 1] ?? moment));
    const kept = check === "freshness" ? at.length > 0 && now - (at.at(-1) ?? 0) <= seconds * 1000 : check === "retention" ? at.every((moment) => now - moment <= seconds * 1000) : gaps.every((gap) => gap <= seconds * 1000);
    if (!kept) say({ check, path, at: sla.at, says: "the service level" });
  }
}
