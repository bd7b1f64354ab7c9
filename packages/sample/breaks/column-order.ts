import type { Break } from "../break.ts";
import { withColumns } from "../spots.ts";

export const columnOrder: Break = {
  id: "column-order",
  says: "Two columns have changed places.",
  entails: [],
  spots: (plan, tables) => plan.tables.flatMap(({ path, object }, table) => ((tables[table]?.columns.length ?? 0) < 2 ? [] : [{ path, at: object.at, broken: () => withColumns(tables, table, ([first, second, ...rest]) => (first === undefined || second === undefined ? [] : [second, first, ...rest])) }])),
};
