import type { Engine } from "../engine.ts";
import { longer, morePrecision, sameScale } from "../evolution/conditions.ts";

/** `ALTER TABLE … ALTER COLUMN`: a table of what is supported. Every integer is `NUMBER(38,0)`; what a bare `TIMESTAMP` is, a parameter says. */
export const snowflake: Engine = {
  id: "snowflake",
  title: "Snowflake",
  source: "https://docs.snowflake.com/en/sql-reference/sql/alter-table-column",
  serves: [{ types: ["snowflake"], formats: [""] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "DECIMAL", names: "DECIMAL, TINYINT, SMALLINT, INT, BIGINT", keeps: [38, 0] },
    { word: "DOUBLE", names: "FLOAT, FLOAT4, DOUBLE" },
    { word: "VARCHAR", names: "VARCHAR, NVARCHAR, TEXT", keeps: [16_777_216] },
    { word: "VARCHAR", names: "CHAR, NCHAR", keeps: [1] },
    { word: "VARBINARY", names: "VARBINARY, BINARY", keeps: [8_388_608] },
    { word: "DATE", names: "DATE" },
    { word: "TIME", names: "TIME", keeps: [9] },
    { word: "TIMESTAMP", names: "TIMESTAMP", keeps: [9] },
    { word: "TIMESTAMP_NTZ", names: "TIMESTAMP_NTZ, DATETIME", keeps: [9] },
    { word: "TIMESTAMP_LTZ", names: "TIMESTAMP_LTZ", keeps: [9] },
    { word: "TIMESTAMPTZ", names: "TIMESTAMPTZ", keeps: [9] },
    { word: "VARIANT", names: "VARIANT" },
    { word: "VECTOR", names: "VECTOR", keeps: "all" },
    { word: "GEOGRAPHY", names: "GEOGRAPHY" },
    { word: "GEOMETRY", names: "GEOMETRY" },
    { word: "STRUCT", names: "OBJECT" },
    { word: "ARRAY", names: "ARRAY" },
    { word: "MAP", names: "MAP" },
  ],
  promotes: [["DECIMAL", "DECIMAL", morePrecision], ["VARCHAR", "VARCHAR", longer], ["VARBINARY", "VARBINARY", longer]],
  depends: [
    ["DECIMAL", "DECIMAL", sameScale], ["TIME", "TIME"], ["TIMESTAMP", "TIMESTAMP, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMPTZ"], ["TIMESTAMP_NTZ", "TIMESTAMP, TIMESTAMP_NTZ"],
    ["TIMESTAMP_LTZ", "TIMESTAMP, TIMESTAMP_LTZ"], ["TIMESTAMPTZ", "TIMESTAMP, TIMESTAMPTZ"],
  ],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "yes", removed: "yes", renamed: "yes", reordered: "no", tightened: "unknown", loosened: "yes", defaultRemoved: "unknown",
  },
  inStruct: {
    optionalAdded: "unknown", requiredAdded: "unknown", requiredAddedWithDefault: "unknown", removed: "unknown", renamed: "unknown", reordered: "unknown", tightened: "unknown", loosened: "unknown",
  },
  caps: { keys: "unknown", collections: "unknown", structs: "unknown" },
};
