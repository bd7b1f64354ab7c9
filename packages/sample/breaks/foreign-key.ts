import { type Break, ofRows } from "../break.ts";
import { chanceOf } from "../chance.ts";
import { make } from "../make.ts";
import { columnsIn, put, rowsToTry, withValues } from "../spots.ts";
import { keyOf } from "../value.ts";

export const foreignKey: Break = {
  id: "foreign-key",
  says: "One row points at a row that is not there.",
  entails: [...ofRows, "primary-key-unique"],
  spots: (plan, tables) => plan.links.flatMap((link) => columnsIn(plan, tables).filter(({ table, index }) => table === link.from && link.columns.includes(index)).flatMap((spotted) =>
    rowsToTry(spotted.rows).map((row) => ({
      path: link.path, at: link.at,
      broken: () => {
        const { want } = spotted.plan;
        const parents = tables[link.to]?.columns.find(({ of }) => of === link.parents[link.columns.indexOf(spotted.index)])?.values ?? [];
        const there = new Set(parents.map(keyOf));
        const stranger = make(want, parents.length + 20, chanceOf(plan.seed, "break", ...link.path), plan.now).find((value) => !there.has(keyOf(value)));
        return stranger === undefined ? undefined : withValues(tables, spotted.table, (values, of) => (of === spotted.index ? put(values, row, stranger) : undefined));
      },
    })))),
};
