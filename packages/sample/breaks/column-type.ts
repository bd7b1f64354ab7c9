import { type Break, ofRows } from "../break.ts";
import { columnsIn, put, rowsToTry, withValues } from "../spots.ts";

const typed = new Set(["integer", "number", "boolean", "date", "timestamp", "time"]);

export const columnType: Break = {
  id: "column-type",
  says: "One value is a text that does not read as the promised type.",
  entails: [...ofRows, "enum", "minimum", "maximum", "multiple-of", "number-width", "moment-format"],
  spots: (plan, tables) => columnsIn(plan, tables).filter(({ plan: { want } }) => typed.has(want.type)).flatMap(({ table, index, rows, plan: { path, property } }) =>
    rowsToTry(rows).map((row) => ({ path, at: property.at, broken: () => withValues(tables, table, (values, of) => (of === index ? put(values, row, "not of this type") : undefined)) }))),
};
