import type { Metric, Shape } from "./metric.ts";
import type { Column, Predicate } from "./predicate.ts";
import { columnNamed } from "./shape.ts";

/** The columns of a row that a metric reads, each by its first name; what starts at an item (`[]`) is inside one of them. */
export function columnsOf(metric: Metric): readonly string[] {
  const names = new Set<string>();
  rewritten(metric, (name) => {
    names.add(name);
    return name;
  });
  return [...names];
}

/** The same metric with the columns called as the data calls them. */
export const asCalled = (metric: Metric, shape: Shape): Metric => rewritten(metric, (name) => columnNamed(name, shape)?.name ?? name);

type Rename = (name: string) => string;

function rewritten(metric: Metric, rename: Rename): Metric {
  const column = (one: Column): Column => moved(one, rename);
  switch (metric.of) {
    case "rows": return metric.where === undefined ? metric : { ...metric, where: condition(metric.where, rename) };
    case "least":
    case "greatest":
    case "longest-gap": return { ...metric, column: column(metric.column) };
    case "duplicates": return { ...metric, columns: metric.columns.map(column) };
    case "orphans": return { ...metric, columns: metric.columns.map(column) };
    case "unread": return metric;
    case "query": return metric.column === undefined ? metric : { ...metric, column: column(metric.column) };
  }
}

function moved(column: Column, rename: Rename): Column {
  const [first = "", ...rest] = column;
  return first === "[]" ? column : [rename(first), ...rest];
}

function condition(predicate: Predicate, rename: Rename): Predicate {
  switch (predicate.is) {
    case "not": return { is: "not", of: condition(predicate.of, rename) };
    case "all": return { is: "all", of: predicate.of.map((one) => condition(one, rename)) };
    case "any": return { is: "any", of: predicate.of.map((one) => condition(one, rename)) };
    default: return { ...predicate, column: moved(predicate.column, rename) };
  }
}
