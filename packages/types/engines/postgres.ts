import type { Engine } from "../engine.ts";
import { digits, longer, moreDigits } from "../evolution/conditions.ts";

const numbers = "SMALLINT, INT, BIGINT, DECIMAL, FLOAT4, DOUBLE";
const moments = "DATE, TIME, TIMETZ, TIMESTAMP_NTZ, TIMESTAMPTZ, INTERVAL";

/**
 * `ALTER COLUMN … TYPE` without `USING` rewrites the table where there is an implicit or an assignment cast ("ALTER TABLE", `pg_cast`; to a text there always
 * is one). Where the cast may fail, round, cut off or ask for the session's time zone, it depends on the rows.
 */
export const postgres: Engine = {
  id: "postgres",
  title: "Postgres",
  source: "https://www.postgresql.org/docs/current/sql-altertable.html",
  serves: [{ types: ["postgres", "postgresql", "cloudsql"], formats: [""] }],
  types: [
    { word: "BOOLEAN", names: "BOOLEAN" },
    { word: "SMALLINT", names: "SMALLINT" },
    { word: "INT", names: "INT" },
    { word: "BIGINT", names: "BIGINT, INT8" },
    { word: "DECIMAL", names: "DECIMAL", keeps: [Infinity, Infinity] },
    { word: "FLOAT4", names: "FLOAT", only: [1, 24] },
    { word: "FLOAT4", names: "FLOAT4, REAL" },
    { word: "DOUBLE", names: "FLOAT, DOUBLE" },
    { word: "CHAR", names: "CHAR", keeps: [1] },
    { word: "VARCHAR", names: "VARCHAR, TEXT", keeps: [Infinity] },
    { word: "BLOB", names: "BLOB" },
    { word: "DATE", names: "DATE" },
    { word: "TIME", names: "TIME", keeps: [6] },
    { word: "TIMETZ", names: "TIMETZ", keeps: [6] },
    { word: "TIMESTAMP_NTZ", names: "TIMESTAMP, TIMESTAMP_NTZ", keeps: [6] },
    { word: "TIMESTAMPTZ", names: "TIMESTAMPTZ", keeps: [6] },
    { word: "INTERVAL", names: "INTERVAL", keeps: "all" },
    { word: "UUID", names: "UUID" },
    { word: "JSON", names: "JSON" },
    { word: "JSONB", names: "JSONB" },
    { word: "XML", names: "XML" },
    { word: "INET", names: "INET" },
    { word: "ARRAY", names: "ARRAY" },
  ],
  promotes: [
    ["SMALLINT", "INT, BIGINT, FLOAT4, DOUBLE"], ["INT", "BIGINT, DOUBLE"], ["FLOAT4", "DOUBLE"],
    ["SMALLINT", "DECIMAL", digits(5)], ["INT", "DECIMAL", digits(10)], ["BIGINT", "DECIMAL", digits(19)], ["DECIMAL", "DECIMAL", moreDigits],
    ["CHAR", "CHAR", longer], ["CHAR, VARCHAR", "VARCHAR", longer], ["DATE", "TIMESTAMP_NTZ"],
    ["TIME", "TIME", longer], ["TIMETZ", "TIMETZ", longer], ["TIMESTAMP_NTZ", "TIMESTAMP_NTZ", longer], ["TIMESTAMPTZ", "TIMESTAMPTZ", longer],
  ],
  depends: [
    [numbers, numbers], ["DATE", "TIMESTAMPTZ"], ["TIMESTAMP_NTZ, TIMESTAMPTZ", "DATE, TIME, TIMESTAMP_NTZ, TIMESTAMPTZ"], ["TIMESTAMPTZ", "TIMETZ"], ["TIME, TIMETZ", "TIME, TIMETZ"],
    ["TIME", "INTERVAL"], ["INTERVAL", "TIME, INTERVAL"], ["JSON, JSONB", "JSON, JSONB"], [`BOOLEAN, ${numbers}, ${moments}, CHAR, VARCHAR, BLOB, UUID, JSON, JSONB, XML, INET`, "CHAR, VARCHAR"],
  ],
  rules: {
    optionalAdded: "yes", requiredAdded: "no", requiredAddedWithDefault: "yes", removed: "yes", renamed: "yes", reordered: "no", tightened: "unknown", loosened: "yes", defaultRemoved: "yes",
  },
  caps: { partitions: "no" },
};
