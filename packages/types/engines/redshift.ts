import type { Engine } from "../engine.ts";
import { longer } from "../evolution/conditions.ts";

/** Only the size of a `VARCHAR` changes, never below what is stored and not of a column with a default or in a key; there is no way to set or drop `NOT NULL` ("ALTER TABLE"). */
export const redshift: Engine = {
  id: "redshift",
  title: "Redshift",
  source: "https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
  serves: [{ types: ["redshift"], formats: [""] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "SMALLINT", names: "SMALLINT" },
    { word: "INT", names: "INT" },
    { word: "BIGINT", names: "BIGINT, INT8" },
    { word: "FLOAT4", names: "FLOAT4, REAL" },
    { word: "DOUBLE", names: "FLOAT, DOUBLE" },
    { word: "DECIMAL", names: "DECIMAL", keeps: [18, 0] },
    { word: "CHAR", names: "CHAR, NCHAR", keeps: [1] },
    { word: "CHAR", names: "BPCHAR", keeps: [256] },
    { word: "VARCHAR", names: "VARCHAR, NVARCHAR, TEXT", keeps: [256] },
    { word: "VARBINARY", names: "VARBINARY, VARBYTE", keeps: [64_000] },
    { word: "DATE", names: "DATE" },
    { word: "TIME", names: "TIME" },
    { word: "TIMETZ", names: "TIMETZ" },
    { word: "TIMESTAMP_NTZ", names: "TIMESTAMP, TIMESTAMP_NTZ" },
    { word: "TIMESTAMPTZ", names: "TIMESTAMPTZ" },
    { word: "SUPER", names: "SUPER" },
    { word: "GEOMETRY", names: "GEOMETRY" },
    { word: "GEOGRAPHY", names: "GEOGRAPHY" },
  ],
  promotes: [["VARCHAR", "VARCHAR", longer]],
  depends: [["VARCHAR", "VARCHAR"]],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "yes", removed: "yes", renamed: "yes", reordered: "no", tightened: "no", loosened: "no", defaultRemoved: "unknown",
  },
  caps: { constrained: "no" },
};
