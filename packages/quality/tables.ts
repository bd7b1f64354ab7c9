import type { Contract, SchemaObject } from "#model";
import { nameOf, physicalOf } from "./found.ts";
import type { Table } from "./metric.ts";

/** The table of an object, by the names that the data has. */
export const tableOf = (contract: Contract, object: SchemaObject): Table => ({ contract: contract.id ?? "", object: nameOf(object), physicalName: physicalOf(object) });
