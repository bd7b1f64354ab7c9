import type { CheckKind } from "../check.ts";
import { nulls } from "../conditions.ts";
import { called, noRows, ofProperties } from "../promise.ts";

export const required: CheckKind = {
  id: "required",
  says: "Every row has a value of a required property.",
  why: "Readers join, sum and filter by what is promised to be there; a null makes rows vanish without a word.",
  source: "ODCS, Schema: required; DCS, Field Object: required",
  promises: ofProperties("required", (found) => {
    const { property } = found;
    return property.required === true ? [{ at: property.spots["required"] ?? property.at, counts: `without a value in ${called(found)}`, measured: noRows(nulls(found)) }] : [];
  }),
};
