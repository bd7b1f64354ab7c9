import type { CheckKind } from "../check.ts";
import { called, nobody, noRows, ofProperties } from "../promise.ts";

export const unique: CheckKind = {
  id: "unique",
  says: "No two rows have the same value of a unique property.",
  why: "A join over a value that comes twice doubles the rows, and every sum over them.",
  source: "ODCS, Schema: unique; DCS, Field Object: unique",
  promises: ofProperties("unique", (found) => {
    const { property, lists, column } = found;
    if (property.unique !== true) return [];
    const draft = { at: property.spots["unique"] ?? property.at, counts: `with a value of ${called(found)} that another row has already` };
    if (lists.length > 0) return [{ ...draft, measured: nobody("The standards do not say whether a value inside a list is unique in its list or in all rows.") }];
    return [{ ...draft, measured: noRows({ of: "duplicates", columns: [column], count: "excess" }) }];
  }),
};
