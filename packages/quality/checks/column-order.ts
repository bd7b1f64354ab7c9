import { named } from "#text";
import type { ByShape, CheckKind } from "../check.ts";
import { nameOf, physicalOf } from "../found.ts";
import { columnNamed } from "../shape.ts";

export const columnOrder: CheckKind = {
  id: "column-order",
  says: "The columns come in the order of the contract, where that is promised; others may stand between them.",
  why: "`INSERT … SELECT *` and files without a header go by position: two columns that change places change their meaning.",
  source: "`quality: column-order: promised` in meshgate.yaml; the standards promise no order",
  promises: (contract, { choices }) => (choices.columnOrder !== "promised" ? [] : contract.objects.filter(({ properties }) => properties.length > 1).map((object) => ({
    check: "column-order", path: [nameOf(object)], object, at: object.at, expected: "in the order of the contract", counts: "The order of the columns",
    measured: {
      by: "shape" as const,
      judge: (shape): ByShape => {
        const places = new Map(shape.columns.map((column, index) => [column, index]));
        const ours = object.properties.flatMap((property) => {
          const column = columnNamed(physicalOf(property), shape);
          return column === undefined || column.partition === true ? [] : [{ name: column.name, place: places.get(column) ?? 0 }];
        });
        const wrong = ours.findIndex(({ place }, index) => index > 0 && place < (ours[index - 1]?.place ?? 0));
        return wrong < 0 ? { kept: true } : { kept: false, reason: `${named(ours[wrong]?.name ?? "")} stands before ${named(ours[wrong - 1]?.name ?? "")}.` };
      },
    },
  }))),
};
