import type { Property } from "#model";
import { named } from "#text";
import type { Rule } from "../rule.ts";

export const keyMissing: Rule = {
  id: "key-missing",
  level: "info",
  says: "An object has a primary key, or a required field whose values are unique.",
  why: "Without a key rows cannot be joined, counted or deleted with certainty, and a duplicate cannot be told from a second event.",
  source: "ODCS, Schema: primaryKey, unique; DCS, Model Object: primaryKey",
  on: {
    object(object, { contract }, say) {
      if (contract.format === "card" || object.properties.length === 0 || object.properties.some(isKey)) return;
      say({ at: object.at, message: `Nothing identifies a row of ${named(object.name ?? "the object")}.`, hint: "Write `primaryKey: true` at the fields that do." });
    },
  },
};

const isKey = ({ primaryKey, primaryKeyPosition, unique, required, properties }: Property): boolean =>
  primaryKey === true || (primaryKeyPosition ?? -1) > 0 || (unique === true && required === true) || properties.some(isKey);
