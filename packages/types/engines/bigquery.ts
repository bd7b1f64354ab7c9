import type { Engine } from "../engine.ts";
import { digits, longer, moreDigits } from "../evolution/conditions.ts";

/** `ALTER COLUMN … SET DATA TYPE` follows the coercion table ("Conversion rules"); an integer that becomes a float may be rounded, and of narrower decimals of another type the manual is silent. New columns go last and may be null. */
export const bigquery: Engine = {
  id: "bigquery",
  title: "BigQuery",
  source: "https://cloud.google.com/bigquery/docs/managing-table-schemas",
  serves: [{ types: ["bigquery"], formats: [""] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "BIGINT", names: "TINYINT, SMALLINT, INT, BIGINT" },
    { word: "DOUBLE", names: "FLOAT, DOUBLE" },
    { word: "DECIMAL", names: "DECIMAL", keeps: [38, 9] },
    { word: "BIGNUMERIC", names: "BIGNUMERIC", keeps: [76, 38] },
    { word: "TEXT", names: "TEXT", keeps: [Infinity] },
    { word: "BLOB", names: "BLOB", keeps: [Infinity] },
    { word: "DATE", names: "DATE" },
    { word: "DATETIME", names: "DATETIME" },
    { word: "TIME", names: "TIME" },
    { word: "TIMESTAMP", names: "TIMESTAMP" },
    { word: "JSON", names: "JSON" },
    { word: "GEOGRAPHY", names: "GEOGRAPHY" },
    { word: "STRUCT", names: "STRUCT" },
    { word: "ARRAY", names: "ARRAY" },
  ],
  promotes: [
    ["BIGINT", "DECIMAL", digits(29)], ["BIGINT, DECIMAL", "BIGNUMERIC", digits(38)], ["DECIMAL", "DECIMAL", moreDigits], ["BIGNUMERIC", "BIGNUMERIC", moreDigits],
    ["TEXT", "TEXT", longer], ["BLOB", "BLOB", longer], ["DATE", "DATETIME"],
  ],
  depends: [["BIGINT, DECIMAL, BIGNUMERIC", "DOUBLE"], ["BIGINT", "DECIMAL, BIGNUMERIC", digits(19)], ["DECIMAL", "BIGNUMERIC", moreDigits]],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "no", removed: "yes", renamed: "yes", reordered: "no", tightened: "no", loosened: "yes", defaultRemoved: "yes",
  },
  inStruct: { removed: "unknown", renamed: "unknown" },
  caps: { collections: "unknown", partitions: "unknown" },
};
