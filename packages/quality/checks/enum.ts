import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { literalOf } from "../literal.ts";
import { called, comparing, noRows, ofProperties } from "../promise.ts";
import { incomparable } from "../values.ts";

export const enumeration: CheckKind = {
  id: "enum",
  says: "Every value is one of the listed ones.",
  why: "Readers have a branch for each value that the contract lists, and none for the rest.",
  source: "ODCS 3.2, Schema: enum; DCS, Field Object: enum",
  promises: ofProperties("enum", (found) => {
    const { property } = found;
    if (property.enum === undefined) return [];
    const values = property.enum.flatMap(({ value }) => literalOf(value, property) ?? []);
    const metric = misfits(found, (column) => ({ is: "in", column, values }));
    const counts = `with a value of ${called(found)} that is not listed`;
    return [{ at: property.spots["enum"] ?? property.at, counts, measured: incomparable(property) ?? comparing(found, noRows(metric), counts) }];
  }),
};
