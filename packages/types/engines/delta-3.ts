import type { Engine } from "../engine.ts";
import { longer } from "../evolution/conditions.ts";

/**
 * Without type widening: only the integers that Parquet stores alike grow. Columns go and change their name with column mapping only; a column is
 * tightened where the writer can (Databricks checks the rows, the open library refuses); new fields in arrays and maps are not everywhere.
 */
export const delta3: Engine = {
  id: "delta-3",
  title: "Delta 3.2",
  source: "https://docs.delta.io/latest/delta-type-widening.html",
  serves: [
    { types: ["databricks"], formats: ["", "delta"] },
    { types: ["s3", "gcs", "azure", "local", "glue", "athena", "trino", "presto", "dremio", "duckdb", "custom"], formats: ["delta"] },
  ],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "TINYINT", names: "TINYINT" },
    { word: "SMALLINT", names: "SMALLINT" },
    { word: "INT", names: "INT" },
    { word: "BIGINT", names: "BIGINT" },
    { word: "FLOAT4", names: "FLOAT, FLOAT4" },
    { word: "DOUBLE", names: "DOUBLE" },
    { word: "DECIMAL", names: "DECIMAL", keeps: [10, 0] },
    { word: "CHAR", names: "CHAR", keeps: ["written"] },
    { word: "VARCHAR", names: "VARCHAR", keeps: ["written"] },
    { word: "VARCHAR", names: "TEXT", keeps: ["written"], only: [1, Infinity] },
    { word: "TEXT", names: "TEXT" },
    { word: "BLOB", names: "BLOB, VARBINARY, BINARY" },
    { word: "DATE", names: "DATE" },
    { word: "TIMESTAMP_LTZ", names: "TIMESTAMP, TIMESTAMP_LTZ" },
    { word: "TIMESTAMP_NTZ", names: "TIMESTAMP_NTZ" },
    { word: "VARIANT", names: "VARIANT" },
    { word: "STRUCT", names: "STRUCT" },
    { word: "ARRAY", names: "ARRAY" },
    { word: "MAP", names: "MAP" },
  ],
  promotes: [["TINYINT", "SMALLINT, INT"], ["SMALLINT", "INT"]],
  depends: [["CHAR, VARCHAR", "VARCHAR", longer], ["CHAR, VARCHAR", "TEXT"]],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "no", removed: "unknown", renamed: "unknown", reordered: "yes", tightened: "unknown", loosened: "yes", defaultRemoved: "yes",
  },
  inCollection: { optionalAdded: "unknown" },
  caps: { partitions: "unknown" },
};
