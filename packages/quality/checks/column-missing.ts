import { either, named } from "#text";
import type { ByShape, CheckKind } from "../check.ts";
import { type Found, foundIn, nameOf, physicalOf, shownPath } from "../found.ts";
import { at } from "../promise.ts";
import { columnOf, fieldsOf, typeAt } from "../shape.ts";
import type { Shape } from "../metric.ts";

export const columnMissing: CheckKind = {
  id: "column-missing",
  says: "Every column of the contract is in the data, with the fields inside it.",
  why: "A query that names a column which is not there fails, whatever its values would have been.",
  source: "ODCS, Schema: properties; DCS, Model Object: fields",
  promises: (contract) => {
    const found = foundIn(contract);
    return found.filter(({ parent }) => parent === undefined).map((top) => at("column-missing", top, {
      at: top.property.at, expected: "there", counts: `The column ${named(shownPath(top.path))}`, measured: { by: "shape", judge: (shape) => judge(top, found.filter(({ path, object, hidden }) => object === top.object && hidden === undefined && path[1] === top.path[1]), shape) },
    }));
  },
};

function judge(top: Found, all: readonly Found[], shape: Shape): ByShape {
  const name = physicalOf(top.property);
  if (columnOf(top, shape) === undefined) return { kept: false, reason: `The data has no column ${named(name)}; it has ${either(shape.columns.map((column) => column.name)) || "none"}.` };
  for (const found of all) {
    const type = typeAt(found, shape);
    const told = type === undefined ? [] : fieldsOf(type).map((field) => field.toLowerCase());
    const gone = told.length === 0 ? undefined : found.property.properties.find((below) => !told.includes(physicalOf(below).toLowerCase()));
    if (gone !== undefined) return { kept: false, reason: `${named(shownPath(found.path))} has no field ${named(nameOf(gone))}.` };
  }
  return { kept: true };
}
