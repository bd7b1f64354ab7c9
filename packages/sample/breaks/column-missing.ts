import type { Break } from "../break.ts";
import { columnsIn, withColumns } from "../spots.ts";

export const columnMissing: Break = {
  id: "column-missing",
  says: "A column is not there.",
  entails: ["foreign-key"],
  spots: (plan, tables) => [...columnsIn(plan, tables)].sort((a, b) => Number(a.plan.property.primaryKey === true) - Number(b.plan.property.primaryKey === true)).map(({ table, index, plan: { path, property } }) =>
    ({ path, at: property.at, broken: () => withColumns(tables, table, (columns) => columns.filter(({ of }) => of !== index)) })),
};
