import type { Contract, Property, Sample, SchemaObject } from "#model";
import type { Session } from "../engine.ts";
import { type Found, foundBelow, shownPath } from "../found.ts";
import { primaryKeys } from "../primary-key.ts";
import type { Metric, Table } from "../metric.ts";
import type { Column, Predicate } from "../predicate.ts";
import { shapeOfValue } from "./shape-of-value.ts";

/** What may be told of rows that break a promise. */
export interface Sampling {
  /** Rows of one promise. */
  readonly rows: number;
  /** Whether nothing of a property may be told; `around` are the properties that it is inside of. */
  guarded(property: Property, object: SchemaObject, around: readonly Property[]): boolean;
  /** A text that stands for a key, and tells it to nobody who does not have the secret of the hash. */
  hash(text: string): string;
}

/** A few rows that break a promise: their key as a hash, and the values that the promise is about by their shape. Empty where nothing of them may be told. */
export async function samplesOf(metric: Metric, object: SchemaObject, contract: Contract, table: Table, session: Session, sampling: Sampling): Promise<readonly Sample[]> {
  const all = foundBelow(object, contract);
  const open = (found: Found) => found.lists.length === 0 && found.hidden === undefined && !sampling.guarded(found.property, object, around(found));
  const key = primaryKeys(contract).find((one) => one.object === object)?.key ?? [];
  const keys = metric.of !== "duplicates" && key.length > 0 && key.every(open) ? key : [];
  const shown = columnsIn(metric).flatMap((column) => all.find((found) => found.lists.length === 0 && same(found.column, column)) ?? []).filter(open);
  if (keys.length + shown.length === 0) return [];
  const rows = (await session.samples?.(table, metric, [...keys, ...shown].map(({ column }) => column), sampling.rows)) ?? [];
  const told = rows.slice(0, sampling.rows).map((row): Sample => {
    const [own, values] = [row.slice(0, keys.length), row.slice(keys.length)];
    return {
      ...(keys.length === 0 || own.some((value) => value === null || value === undefined) ? {} : { key: sampling.hash(JSON.stringify(own)) }),
      values: Object.fromEntries(shown.flatMap(({ path }, at) => (values[at] === undefined ? [] : [[shownPath(path.slice(1)), values[at] === null ? null : shapeOfValue(String(values[at]))]]))),
    };
  });
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const same = (a: Column, b: Column) => a.length === b.length && a.every((name, at) => name.toLowerCase() === b[at]?.toLowerCase());

function around(found: Found): readonly Property[] {
  return found.parent === undefined ? [] : [...around(found.parent), found.parent.property];
}

/** The columns of a row whose values decide; of a list, the list itself is not told. */
function columnsIn(metric: Metric): readonly Column[] {
  if (metric.of === "duplicates" || metric.of === "orphans") return metric.columns;
  return metric.of === "rows" && metric.where !== undefined ? inPredicate(metric.where) : [];
}

function inPredicate(predicate: Predicate): readonly Column[] {
  if (predicate.is === "not") return inPredicate(predicate.of);
  if (predicate.is === "all" || predicate.is === "any") return [...new Map(predicate.of.flatMap(inPredicate).map((column) => [JSON.stringify(column), column])).values()];
  return predicate.is === "some-item" || predicate.column.includes("[]") ? [] : [predicate.column];
}
