import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { called, noRows, ofProperties, option } from "../promise.ts";

export const listUnique: CheckKind = {
  id: "list-unique",
  says: "No list has the same item twice, where its items are promised to differ.",
  why: "A list that is taken for a set is counted, and a double counts twice.",
  source: "ODCS, Logical type options: uniqueItems",
  promises: ofProperties("list-unique", (found) => (found.property.options.values["uniqueItems"] !== true ? [] : [
    option(found, "uniqueItems", ["array"], `with the same item twice in ${called(found)}`, () => noRows(misfits(found, (column) => ({ is: "distinct-items", column })))),
  ])),
};
