import type { LogicalType } from "#model";
import { hasNoFraction } from "./logical.ts";
import type { Family, Named } from "./names.ts";
import type { PhysicalType } from "./physical.ts";

/** What a family of physical types can carry on every engine, and what on none. What is in neither list depends. */
interface Holds {
  readonly yes: readonly LogicalType[];
  readonly no: readonly LogicalType[];
}

const composite: readonly LogicalType[] = ["object", "array", "map", "vector"];
const moments: readonly LogicalType[] = ["date", "timestamp", "time"];
const numbers: readonly LogicalType[] = ["integer", "number"];
const everything: readonly LogicalType[] = ["string", "boolean", ...numbers, ...moments, ...composite];

export const holds: Readonly<Record<Family, Holds>> = {
  integer: { yes: numbers, no: ["string", ...composite] },
  decimal: { yes: ["number"], no: ["string", ...composite] },
  float: { yes: ["number"], no: ["string", "boolean", ...composite] },
  boolean: { yes: ["boolean"], no: ["string", ...numbers, ...moments, ...composite] },
  bits: { yes: ["boolean"], no: [...moments, ...composite] },
  text: { yes: ["string", ...moments, "object", "array", "map"], no: [...numbers, "boolean"] },
  enum: { yes: ["string"], no: [...moments, "number", ...composite] },
  bytes: { yes: ["string"], no: [] },
  date: { yes: ["date"], no: ["string", "boolean", ...numbers, ...composite] },
  timestamp: { yes: ["timestamp", "date"], no: ["string", "boolean", ...numbers, ...composite] },
  time: { yes: ["time"], no: ["string", "boolean", ...numbers, "timestamp", ...composite] },
  interval: { yes: [], no: ["boolean", "date", "timestamp", ...composite] },
  json: { yes: ["string", "object", "array", "map"], no: [] },
  variant: { yes: ["string", ...moments, "object", "array", "map"], no: [] },
  array: { yes: ["array", "vector"], no: ["string", "boolean", ...numbers, ...moments] },
  map: { yes: ["map", "object"], no: ["string", "boolean", ...numbers, ...moments, "vector"] },
  struct: { yes: ["object"], no: ["string", "boolean", ...numbers, ...moments, "vector"] },
  vector: { yes: ["vector", "array"], no: ["boolean", ...numbers, ...moments, "object", "map"] },
  uuid: { yes: ["string"], no: ["boolean", ...numbers, ...moments, ...composite] },
  label: { yes: ["string"], no: ["boolean", "number", ...moments] },
  xml: { yes: ["string", "object"], no: ["boolean", ...numbers, ...moments] },
  shape: { yes: [], no: ["boolean", ...numbers, ...moments] },
};

/** Where an engine or a parameter says more than the family. The first row that holds decides. */
interface Exception {
  readonly fits: "yes" | "no" | "unknown";
  readonly logical: readonly LogicalType[];
  readonly servers: readonly string[] | "any";
  readonly when: (type: PhysicalType, name: Named) => boolean;
}

/** Servers whose files and messages have no types of their own, or where text is all there is. */
const untyped = ["local", "s3", "azure", "gcs", "sftp", "kafka", "kinesis", "pubsub", "api", "custom", "denodo", "hive", "impala"];
/** Servers whose DATE is a day and nothing else. */
const dayOnly = [
  "postgres", "postgresql", "redshift", "snowflake", "bigquery", "databricks", "mysql", "cloudsql", "sqlserver", "synapse", "trino", "presto", "athena",
  "duckdb", "clickhouse", "db2", "vertica",
];

export const exceptions: readonly Exception[] = [
  { fits: "yes", logical: ["boolean"], servers: ["mysql", "mariadb", "cloudsql"], when: (type) => type.name === "TINYINT" && (type.parameters[0] ?? 1) === 1 },
  { fits: "yes", logical: ["boolean"], servers: ["oracle"], when: (type, name) => type.parameters[0] === 1 && (name.family === "decimal" || name.family === "text") },
  { fits: "yes", logical: ["boolean"], servers: ["oracle"], when: (type, name) => name.family === "text" && name.padded === true && type.parameters.length === 0 },
  { fits: "unknown", logical: ["boolean"], servers: "any", when: (type, name) => name.family === "text" && (short(type) || name.padded === true) },
  { fits: "no", logical: ["boolean"], servers: "any", when: (type, name) => name.family === "decimal" && type.parameters.length > 1 && !hasNoFraction(type) },
  { fits: "unknown", logical: [...numbers, "boolean"], servers: untyped, when: (_type, name) => name.family === "text" },
  { fits: "yes", logical: ["integer"], servers: "any", when: (type, name) => name.family === "decimal" && (hasNoFraction(type) || (type.parameters.length === 0 && name.group === undefined)) },
  { fits: "no", logical: ["timestamp"], servers: "any", when: (_type, name) => name.family === "integer" && (name.bits ?? 64) <= 16 },
  { fits: "yes", logical: ["timestamp", "date"], servers: ["kafka", "kinesis", "pubsub"], when: (_type, name) => name.family === "integer" && (name.bits ?? 0) >= 32 },
  { fits: "yes", logical: ["timestamp"], servers: ["oracle"], when: (_type, name) => name.family === "date" },
  { fits: "no", logical: ["timestamp", "time"], servers: dayOnly, when: (_type, name) => name.family === "date" },
  { fits: "unknown", logical: everything, servers: ["sqlserver", "synapse"], when: (type) => type.name === "TIMESTAMP" },
  { fits: "yes", logical: ["string"], servers: ["oracle"], when: (type) => type.name === "LONG" },
  { fits: "unknown", logical: everything, servers: ["oracle"], when: (type) => type.name === "LONG" },
  { fits: "unknown", logical: ["string"], servers: "any", when: (type) => type.name === "LONG" },
  { fits: "unknown", logical: ["boolean"], servers: "any", when: (type) => type.name === "BIT" && (type.parameters[0] ?? 1) !== 1 },
  { fits: "yes", logical: ["array"], servers: ["bigquery"], when: (_type, name) => name.family === "struct" },
  { fits: "unknown", logical: ["array"], servers: ["bigquery"], when: (_type, name) => name.family !== "array" && name.family !== "json" && name.family !== "text" },
  { fits: "yes", logical: ["map"], servers: ["snowflake"], when: (type) => type.name === "OBJECT" },
  { fits: "unknown", logical: ["number"], servers: "any", when: (_type, name) => name.group === "year" },
];

function short(type: PhysicalType): boolean {
  const [length] = type.parameters;
  return typeof length === "number" && length <= 5;
}
