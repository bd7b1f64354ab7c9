import type { CheckKind } from "../check.ts";
import { nulls } from "../conditions.ts";
import { called, noRows, ofProperties } from "../promise.ts";

export const primaryKeyRequired: CheckKind = {
  id: "primary-key-required",
  says: "Every row has a value in every property of its primary key.",
  why: "A row without a key can be neither found nor replaced.",
  source: "ODCS, Schema: primaryKey; DCS, Model Object: primaryKey; SQL, PRIMARY KEY is NOT NULL",
  promises: ofProperties("primary-key-required", (found) => {
    const { property } = found;
    return property.primaryKey === true ? [{ at: property.spots["primaryKey"] ?? property.at, counts: `without a value in ${called(found)}, which is part of the key`, measured: noRows(nulls(found)) }] : [];
  }),
};
