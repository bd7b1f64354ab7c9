import type { Contract, Property, SchemaObject } from "#model";
import { fact, type Tell } from "../fact.ts";

/** Constraints are enforced where rows are stored (dbt, "Model contracts" and "Constraints"). */
const stores = new Set(["table", "incremental"]);

/** How a model of dbt is built. Away from a table, its constraints are promised no more; dbt calls that breaking too. */
export function compareMaterialization(before: Contract, after: Contract, tell: Tell): void {
  const [was, is] = [before.objects[0], after.objects[0]];
  if (before.format !== "dbt" || after.format !== "dbt" || was === undefined || is === undefined || was.physicalType === is.physicalType) return;
  const told = fact("materialization-changed", [is.name ?? ""], is.spots["physicalType"] ?? is.at, was.spots["physicalType"] ?? was.at, was.physicalType, is.physicalType);
  const lost = stores.has(was.physicalType ?? "") && !stores.has(is.physicalType ?? "") && isConstrained(was);
  tell(lost ? { ...told, breaks: { consumers: "yes", producers: "no" }, impact: "break", because: "Its constraints are enforced no more." } : told);
}

function isConstrained({ properties, relationships, quality, custom }: SchemaObject): boolean {
  return relationships.length > 0 || quality.length > 0 || custom.some(({ property }) => property === "CHECK" || property === "custom") || properties.some(isBound);
}

const isBound = ({ required, unique, primaryKey, enum: values, options, relationships }: Property): boolean =>
  required === true || unique === true || primaryKey === true || values !== undefined || Object.keys(options.values).length > 0 || relationships.length > 0;
