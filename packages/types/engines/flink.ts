import type { Engine } from "../engine.ts";
import { digits, longer, morePrecision } from "../evolution/conditions.ts";

/** Rows in a topic under a schema, read by name. Sizes that are not written are those of Flink's manual ("Data Types"). */
export const flink: Engine = {
  id: "flink",
  title: "Flink",
  source: "https://github.com/confluentinc/schema-registry (logical-types, FlinkComparison)",
  serves: [{ types: ["flink"], formats: [""] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "TINYINT", names: "TINYINT" },
    { word: "SMALLINT", names: "SMALLINT" },
    { word: "INT", names: "INT" },
    { word: "BIGINT", names: "BIGINT" },
    { word: "FLOAT4", names: "FLOAT, FLOAT4" },
    { word: "DOUBLE", names: "DOUBLE" },
    { word: "DECIMAL", names: "DECIMAL", keeps: [10, 0] },
    { word: "CHAR", names: "CHAR", keeps: [1] },
    { word: "VARCHAR", names: "VARCHAR", keeps: [1] },
    { word: "VARCHAR", names: "TEXT", keeps: [Infinity] },
    { word: "BINARY", names: "BINARY", keeps: [1] },
    { word: "VARBINARY", names: "VARBINARY", keeps: [1] },
    { word: "VARBINARY", names: "BLOB", keeps: [Infinity] },
    { word: "DATE", names: "DATE" },
    { word: "TIME", names: "TIME", keeps: [0] },
    { word: "TIMESTAMP_NTZ", names: "TIMESTAMP, TIMESTAMP_NTZ", keeps: [6] },
    { word: "TIMESTAMP_LTZ", names: "TIMESTAMP_LTZ", keeps: [6] },
    { word: "VARIANT", names: "VARIANT" },
    { word: "STRUCT", names: "STRUCT" },
    { word: "ARRAY", names: "ARRAY" },
    { word: "MULTISET", names: "MULTISET" },
    { word: "MAP", names: "MAP" },
  ],
  promotes: [
    ["TINYINT", "SMALLINT, INT, BIGINT, FLOAT4, DOUBLE"], ["SMALLINT", "INT, BIGINT, FLOAT4, DOUBLE"], ["INT", "BIGINT, DOUBLE"], ["FLOAT4", "DOUBLE"],
    ["TINYINT", "DECIMAL", digits(3)], ["SMALLINT", "DECIMAL", digits(5)], ["INT", "DECIMAL", digits(10)], ["BIGINT", "DECIMAL", digits(19)], ["DECIMAL", "DECIMAL", morePrecision],
    ["CHAR, VARCHAR", "VARCHAR", longer], ["BINARY, VARBINARY", "VARBINARY", longer],
  ],
  depends: [],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "yes", removed: "yes", renamed: "unknown", reordered: "yes", tightened: "no", loosened: "yes", defaultRemoved: "no",
  },
};
