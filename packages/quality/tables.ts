import type { Contract, SchemaObject } from "#model";
import { nameOf, physicalOf } from "./found.ts";
import type { Promised } from "./check.ts";
import type { Metric, Table } from "./metric.ts";

/** The table of an object, by the names that the data has. */
export const tableOf = (contract: Contract, object: SchemaObject): Table => ({ contract: contract.id ?? "", object: nameOf(object), physicalName: physicalOf(object) });

/** Every table that measuring a contract may read: those of its objects, and those that its keys refer to. */
export const tablesRead = (contract: Contract, promises: readonly Promised[]): readonly Table[] =>
  [...contract.objects.map((object) => tableOf(contract, object)), ...promises.flatMap(({ measured }) => (measured.by === "metric" ? [measured.metric, ...(measured.of === undefined ? [] : [measured.of])].flatMap(others) : []))];

const others = (metric: Metric): readonly Table[] => (metric.of === "orphans" ? [metric.parent] : metric.of === "query" ? (metric.tables ?? []) : []);
