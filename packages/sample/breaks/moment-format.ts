import { type Break, ofRows } from "../break.ts";
import { columnsIn, rowsToTry, withColumns } from "../spots.ts";

export const momentFormat: Break = {
  id: "moment-format",
  says: "One moment is written in another format; in Parquet, where it has only one, nothing is broken.",
  entails: [...ofRows, "column-type"],
  spots: (plan, tables) => columnsIn(plan, tables).filter(({ plan: { want } }) => want.format !== undefined).flatMap(({ table, index, column, rows, plan: { path, property } }) =>
    rowsToTry(rows).filter((row) => (column.values[row] ?? null) !== null).map((row) => ({
      path, at: property.options.spots["format"] ?? property.at,
      broken: () => withColumns(tables, table, (columns) => columns.map((one) => (one.of === index ? { ...one, asItStands: new Set([row]) } : one))),
    }))),
};
