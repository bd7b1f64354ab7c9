import type { Engine } from "../engine.ts";
import { morePrecision } from "../evolution/conditions.ts";

/** Files below a path, in any catalog. */
const files = ["s3", "gcs", "azure", "local", "sftp", "glue", "athena", "trino", "presto", "databricks", "snowflake", "bigquery", "hive", "impala", "dremio", "duckdb", "custom"];

/**
 * Columns are known by id, so that they go, move and change their name freely. The manual lets a map's key widen, the Java library refuses any change
 * of it ("Evolution"; `SchemaUpdate`). A bare `TIMESTAMP` is Iceberg's own, without a time zone; it is the one with in Spark.
 */
export const icebergV2: Engine = {
  id: "iceberg-v2",
  title: "Iceberg v2",
  source: "https://iceberg.apache.org/spec/#schema-evolution",
  serves: [{ types: ["iceberg"], formats: ["", "iceberg"] }, { types: files, formats: ["iceberg"] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "INT", names: "TINYINT, SMALLINT, INT" },
    { word: "BIGINT", names: "BIGINT" },
    { word: "FLOAT4", names: "FLOAT, FLOAT4" },
    { word: "DOUBLE", names: "DOUBLE" },
    { word: "DECIMAL", names: "DECIMAL", keeps: ["written", 0] },
    { word: "TEXT", names: "TEXT, VARCHAR, NVARCHAR, CHAR, NCHAR, NTEXT, ENUM" },
    { word: "FIXED", names: "FIXED, BINARY", keeps: ["written"], only: [1, Infinity] },
    { word: "BLOB", names: "BLOB, VARBINARY, BINARY" },
    { word: "DATE", names: "DATE" },
    { word: "TIME", names: "TIME" },
    { word: "TIMESTAMP_NS", names: "TIMESTAMP, TIMESTAMP_NTZ", only: [7, Infinity] },
    { word: "TIMESTAMP_NS", names: "TIMESTAMP_NS" },
    { word: "TIMESTAMP", names: "TIMESTAMP" },
    { word: "TIMESTAMP_NTZ", names: "TIMESTAMP_NTZ" },
    { word: "TIMESTAMPTZ_NS", names: "TIMESTAMPTZ, TIMESTAMP_LTZ", only: [7, Infinity] },
    { word: "TIMESTAMPTZ_NS", names: "TIMESTAMPTZ_NS" },
    { word: "TIMESTAMPTZ", names: "TIMESTAMPTZ, TIMESTAMP_LTZ" },
    { word: "UUID", names: "UUID" },
    { word: "VARIANT", names: "VARIANT" },
    { word: "GEOMETRY", names: "GEOMETRY", keeps: "all" },
    { word: "GEOGRAPHY", names: "GEOGRAPHY", keeps: "all" },
    { word: "STRUCT", names: "STRUCT" },
    { word: "ARRAY", names: "ARRAY" },
    { word: "MAP", names: "MAP, MULTISET" },
  ],
  promotes: [["INT", "BIGINT"], ["FLOAT4", "DOUBLE"], ["DECIMAL", "DECIMAL", morePrecision]],
  depends: [["TIMESTAMP", "TIMESTAMP_NTZ"], ["TIMESTAMP_NTZ", "TIMESTAMP"]],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "no", removed: "yes", renamed: "yes", reordered: "yes", tightened: "no", loosened: "yes", defaultRemoved: "yes",
  },
  caps: { keys: "unknown" },
};
