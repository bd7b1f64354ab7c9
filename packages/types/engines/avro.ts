import type { Engine } from "../engine.ts";
import { moreSymbols, sameScale } from "../evolution/conditions.ts";

/**
 * A new reader's schema over old data ("Schema Resolution"). A new field needs a default, which a contract need not say; a reader's alias, which a
 * contract cannot say, lets a field change its name. What is promoted to a shorter float is read, and rounded.
 */
export const avro: Engine = {
  id: "avro",
  title: "Avro",
  source: "https://avro.apache.org/docs/1.12.0/specification/#schema-resolution",
  serves: [{ types: ["kafka", "kinesis", "pubsub", "s3", "gcs", "azure", "local", "sftp", "glue", "custom"], formats: ["avro"] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "INT", names: "TINYINT, SMALLINT, INT" },
    { word: "BIGINT", names: "BIGINT" },
    { word: "FLOAT4", names: "FLOAT, FLOAT4" },
    { word: "DOUBLE", names: "DOUBLE" },
    { word: "DECIMAL", names: "DECIMAL", keeps: ["written", 0] },
    { word: "TEXT", names: "TEXT, VARCHAR, NVARCHAR, CHAR, NCHAR" },
    { word: "ENUM", names: "ENUM", keeps: "all" },
    { word: "FIXED", names: "FIXED", keeps: ["written"] },
    { word: "BLOB", names: "BLOB, VARBINARY" },
    { word: "DATE", names: "DATE" },
    { word: "TIME-MILLIS", names: "TIME-MILLIS" },
    { word: "TIME-MICROS", names: "TIME-MICROS" },
    { word: "TIMESTAMP-MILLIS", names: "TIMESTAMP-MILLIS" },
    { word: "TIMESTAMP-MICROS", names: "TIMESTAMP-MICROS" },
    { word: "LOCAL-TIMESTAMP-MILLIS", names: "LOCAL-TIMESTAMP-MILLIS" },
    { word: "LOCAL-TIMESTAMP-MICROS", names: "LOCAL-TIMESTAMP-MICROS" },
    { word: "UUID", names: "UUID" },
    { word: "STRUCT", names: "STRUCT" },
    { word: "ARRAY", names: "ARRAY" },
    { word: "MAP", names: "MAP" },
  ],
  promotes: [["INT", "BIGINT, DOUBLE"], ["FLOAT4", "DOUBLE"], ["TEXT", "BLOB"], ["ENUM", "ENUM", moreSymbols]],
  depends: [["INT", "FLOAT4"], ["BIGINT", "FLOAT4, DOUBLE"], ["BLOB", "TEXT"], ["DECIMAL", "DECIMAL", sameScale], ["UUID", "TEXT"], ["TEXT", "UUID"]],
  rules: {
    optionalAdded: "unknown", optionalAddedWithDefault: "yes", requiredAdded: "no", requiredAddedWithDefault: "yes", removed: "yes", renamed: "unknown", reordered: "yes", tightened: "no", loosened: "yes", defaultRemoved: "yes",
  },
  caps: { keys: "unknown" },
};
