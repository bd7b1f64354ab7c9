import type { Break } from "../break.ts";
import { withColumns } from "../spots.ts";

export const columnExtra: Break = {
  id: "column-extra",
  says: "There is a column that the contract does not name.",
  entails: [],
  spots: (plan, tables) => plan.tables.map(({ path, object, columns }, table) => ({
    path, at: object.at,
    broken: () => {
      const names = new Set(columns.map(({ name }) => name.toLowerCase()));
      const name = ["unpromised", ...columns.keys()].map((one, index) => (index === 0 ? String(one) : `unpromised_${index}`)).find((one) => !names.has(one)) ?? "unpromised_";
      return withColumns(tables, table, (old) => [...old, { name, type: "string", values: Array.from({ length: tables[table]?.rows ?? 0 }, () => "extra") }]);
    },
  })),
};
