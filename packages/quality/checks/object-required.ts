import { either, named } from "#text";
import type { CheckKind } from "../check.ts";
import { isNull, not, rowsWhere, both } from "../conditions.ts";
import { nameOf, physicalOf } from "../found.ts";
import { called, nobody, noRows, ofProperties, optionAt } from "../promise.ts";
import { written } from "../values.ts";

export const objectRequired: CheckKind = {
  id: "object-required",
  says: "Every object has the properties that its options list as required.",
  why: "An address without a city cannot be delivered to.",
  source: "ODCS, Logical type options: required of object",
  promises: ofProperties("object-required", (found) => {
    const names = found.property.options.values["required"];
    if (!Array.isArray(names)) return [];
    return names.map((name) => {
      const below = found.property.properties.find((one) => nameOf(one) === name);
      const draft = { key: written(name), at: optionAt(found, "required"), counts: `with ${called(found)} but without ${named(written(name))} in it` };
      if (below === undefined) return { ...draft, measured: nobody(`The object has no property ${named(written(name))}; it has ${either(found.property.properties.map(nameOf)) || "none"}.`) };
      return { ...draft, measured: noRows(rowsWhere(found, (column) => both(not(isNull(column)), isNull([...column, physicalOf(below)])))) };
    });
  }),
};
