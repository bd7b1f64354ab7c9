import { either, named } from "#text";
import type { ByShape, CheckKind } from "../check.ts";
import { type Found, foundIn, groups, nameOf, physicalOf, shownPath } from "../found.ts";
import { at, called, nobody } from "../promise.ts";
import { columnOf, fieldsOf, namesAreNames, typeAt } from "../shape.ts";
import type { Shape } from "../metric.ts";

export const columnMissing: CheckKind = {
  id: "column-missing",
  says: "Every column of the contract is in the data, with the fields inside it.",
  why: "A query that names a column which is not there fails, whatever its values would have been.",
  source: "ODCS, Schema: properties; DCS, Model Object: fields",
  promises: (contract) => [...groups(foundIn(contract), ({ top }) => top).values()].flatMap((all) => all.slice(0, 1).map((top) => at("column-missing", top, {
    at: top.property.at, expected: "there", counts: `The column ${called(top)}`, measured: top.hidden === undefined ? { by: "shape", judge: (shape) => judge(top, all, shape) } : nobody(top.hidden),
  }))),
};

function judge(top: Found, all: readonly Found[], shape: Shape): ByShape {
  const name = physicalOf(top.property);
  if (columnOf(top, shape) === undefined) {
    const others = namesAreNames(top.object, shape) ? `it has ${either(shape.columns.map((column) => column.name)) || "none"}` : "it has none of the contract's columns, so that its first record may be no header";
    return { kept: false, reason: `The data has no column ${named(name)}; ${others}.` };
  }
  for (const found of all) {
    if (found.hidden !== undefined) continue;
    const type = typeAt(found, shape);
    const told = type === undefined ? [] : fieldsOf(type).map((field) => field.toLowerCase());
    const gone = told.length === 0 ? undefined : found.property.properties.find((below) => !told.includes(physicalOf(below).toLowerCase()));
    if (gone !== undefined) return { kept: false, reason: `${named(shownPath(found.path))} has no field ${named(nameOf(gone))}.` };
  }
  return { kept: true };
}
