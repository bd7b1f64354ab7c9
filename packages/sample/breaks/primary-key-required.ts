import { type Break, ofRows } from "../break.ts";
import { columnsIn, put, rowsToTry, withValues } from "../spots.ts";

export const primaryKeyRequired: Break = {
  id: "primary-key-required",
  says: "One row has no value in a part of its primary key.",
  entails: [...ofRows, "required"],
  spots: (plan, tables) => columnsIn(plan, tables).filter(({ plan: { property } }) => property.primaryKey === true).flatMap(({ table, index, rows, plan: { path, property } }) =>
    rowsToTry(rows).map((row) => ({ path, at: property.at, broken: () => withValues(tables, table, (values, of) => (of === index ? put(values, row, null) : undefined)) }))),
};
