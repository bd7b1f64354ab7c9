/** What values a type holds, whatever the engine calls it. */
export type Family =
  | "integer" | "decimal" | "float" | "boolean" | "bits" | "text" | "enum" | "bytes" | "date" | "timestamp" | "time" | "interval"
  | "json" | "variant" | "array" | "map" | "struct" | "vector" | "uuid" | "label" | "xml" | "shape";

/** What is known of a type's name alone. */
export interface Named {
  readonly family: Family;
  /** Size of an integer or float; absent where engines disagree about it. */
  readonly bits?: number;
  readonly unsigned?: boolean;
  /** Texts: holds every character, not only those of one code page. */
  readonly national?: boolean;
  /** Texts: always as long as its length. */
  readonly padded?: boolean;
  /** Texts and bytes: 0 has the length in its parentheses, higher ranks hold more whatever the parentheses say. */
  readonly rank?: number;
  readonly zone?: "with" | "without" | "local";
  /** Bytes: exactly as many as its length, never padded up to it. */
  readonly exact?: boolean;
  /** Names of one group mean the same; absent where the family and the traits say it all. */
  readonly group?: string;
}

/**
 * Type names of Postgres, MySQL, SQL Server, Oracle, Db2, Snowflake, BigQuery, Databricks/Spark, Redshift, Trino, DuckDB, ClickHouse, Avro, JSON Schema,
 * Protobuf, Arrow, Iceberg, Flink and the Data Contract Specification, from the manuals of each. A name that means different things on different engines
 * keeps only what they agree about.
 */
const rows: readonly (readonly [Named, string])[] = [
  [{ family: "integer", bits: 8 }, "TINYINT, BYTEINT, BYTE, INT1"],
  [{ family: "integer", bits: 16 }, "SMALLINT, SHORT, INT2, INT16, SMALLSERIAL, SERIAL2"],
  [{ family: "integer", bits: 24 }, "MEDIUMINT, INT3"],
  [{ family: "integer", bits: 32 }, "INT, INTEGER, INT4, INT32, SERIAL, SERIAL4, SINT32, SFIXED32"],
  [{ family: "integer", bits: 64 }, "BIGINT, LONG, INT64, BIGSERIAL, SERIAL8, SINT64, SFIXED64"],
  [{ family: "integer" }, "INT8"],
  [{ family: "integer", bits: 128 }, "HUGEINT, INT128"],
  [{ family: "integer", bits: 256 }, "INT256"],
  [{ family: "integer", bits: 8, unsigned: true }, "UTINYINT, UINT8"],
  [{ family: "integer", bits: 16, unsigned: true }, "USMALLINT, UINT16"],
  [{ family: "integer", bits: 32, unsigned: true }, "UINTEGER, UINT32, FIXED32"],
  [{ family: "integer", bits: 64, unsigned: true }, "UBIGINT, UINT64, FIXED64"],
  [{ family: "integer", bits: 128, unsigned: true }, "UHUGEINT, UINT128"],
  [{ family: "integer", bits: 256, unsigned: true }, "UINT256"],
  [{ family: "integer", group: "year" }, "YEAR"],
  [{ family: "decimal" }, "DECIMAL, DEC, NUMERIC, NUMBER"],
  [{ family: "decimal", group: "big" }, "BIGNUMERIC, BIGDECIMAL"],
  [{ family: "decimal", group: "decimal32" }, "DECIMAL32"],
  [{ family: "decimal", group: "decimal64" }, "DECIMAL64"],
  [{ family: "decimal", group: "decimal128" }, "DECIMAL128"],
  [{ family: "decimal", group: "decimal256" }, "DECIMAL256"],
  [{ family: "decimal", group: "decfloat" }, "DECFLOAT"],
  [{ family: "decimal", group: "money" }, "MONEY"],
  [{ family: "decimal", group: "smallmoney" }, "SMALLMONEY"],
  [{ family: "float", bits: 16 }, "FLOAT16, HALF, HALF_FLOAT"],
  [{ family: "float" }, "FLOAT, REAL"],
  [{ family: "float", bits: 32 }, "FLOAT4, FLOAT32, BINARY_FLOAT"],
  [{ family: "float", bits: 64 }, "DOUBLE, DOUBLE PRECISION, FLOAT8, FLOAT64, BINARY_DOUBLE"],
  [{ family: "boolean" }, "BOOLEAN, BOOL, LOGICAL"],
  [{ family: "bits" }, "BIT"],
  [{ family: "bits", group: "varying" }, "BIT VARYING, VARBIT"],
  [{ family: "text", rank: 0 }, "VARCHAR, CHARACTER VARYING, CHAR VARYING, VARCHAR2"],
  [{ family: "text", rank: 0, national: true }, "NVARCHAR, NVARCHAR2, NCHAR VARYING, NATIONAL VARCHAR, NATIONAL CHARACTER VARYING, NATIONAL CHAR VARYING"],
  [{ family: "text", rank: 0, padded: true }, "CHAR, CHARACTER"],
  [{ family: "text", rank: 0, padded: true, national: true }, "NCHAR, NATIONAL CHARACTER, NATIONAL CHAR"],
  [{ family: "text", rank: 0, padded: true, group: "bytes" }, "FIXEDSTRING"],
  [{ family: "text", rank: 1 }, "TINYTEXT"],
  [{ family: "text", rank: 2 }, "TEXT, STRING, CLOB, CHARACTER LARGE OBJECT, CHAR LARGE OBJECT, LONG VARCHAR, BPCHAR, UTF8, LARGE_UTF8, LARGE_STRING"],
  [{ family: "text", rank: 2, national: true }, "NTEXT, NCLOB, DBCLOB"],
  [{ family: "text", rank: 3 }, "MEDIUMTEXT"],
  [{ family: "text", rank: 4 }, "LONGTEXT"],
  [{ family: "text", group: "citext" }, "CITEXT"],
  [{ family: "enum" }, "ENUM, ENUM8, ENUM16"],
  [{ family: "bytes", rank: 0 }, "VARBINARY, BINARY VARYING, RAW"],
  [{ family: "bytes", rank: 0, padded: true }, "BINARY"],
  [{ family: "bytes", rank: 0, exact: true }, "FIXED, FIXED_SIZE_BINARY"],
  [{ family: "bytes", rank: 1 }, "TINYBLOB"],
  [{ family: "bytes", rank: 2 }, "BLOB, BYTES, BYTEA, BINARY LARGE OBJECT, IMAGE, LONG RAW, VARBYTE"],
  [{ family: "bytes", rank: 3 }, "MEDIUMBLOB"],
  [{ family: "bytes", rank: 4 }, "LONGBLOB"],
  [{ family: "bytes", group: "rowversion" }, "ROWVERSION"],
  [{ family: "date" }, "DATE"],
  [{ family: "date", group: "date32" }, "DATE32"],
  [{ family: "timestamp" }, "TIMESTAMP"],
  [{ family: "timestamp", zone: "with" }, "TIMESTAMPTZ, TIMESTAMP_TZ"],
  [{ family: "timestamp", zone: "with", group: "millis" }, "TIMESTAMP-MILLIS"],
  [{ family: "timestamp", zone: "with", group: "micros" }, "TIMESTAMP-MICROS"],
  [{ family: "timestamp", zone: "without", group: "millis" }, "LOCAL-TIMESTAMP-MILLIS"],
  [{ family: "timestamp", zone: "without", group: "micros" }, "LOCAL-TIMESTAMP-MICROS"],
  [{ family: "timestamp", zone: "without", group: "ntz" }, "TIMESTAMP_NTZ, TIMESTAMPNTZ"],
  [{ family: "timestamp", zone: "local" }, "TIMESTAMP_LTZ, TIMESTAMPLTZ"],
  [{ family: "timestamp", group: "datetime" }, "DATETIME"],
  [{ family: "timestamp", zone: "without", group: "datetime2" }, "DATETIME2"],
  [{ family: "timestamp", zone: "without", group: "smalldatetime" }, "SMALLDATETIME"],
  [{ family: "timestamp", zone: "with", group: "offset" }, "DATETIMEOFFSET"],
  [{ family: "timestamp", group: "datetime64" }, "DATETIME64"],
  [{ family: "timestamp", group: "datetime32" }, "DATETIME32"],
  [{ family: "timestamp", group: "date-time" }, "DATE-TIME"],
  [{ family: "timestamp", zone: "without", group: "seconds" }, "TIMESTAMP_S"],
  [{ family: "timestamp", zone: "without", group: "milliseconds" }, "TIMESTAMP_MS"],
  [{ family: "timestamp", zone: "without", group: "nanoseconds" }, "TIMESTAMP_NS"],
  [{ family: "timestamp", zone: "with", group: "nanoseconds" }, "TIMESTAMPTZ_NS"],
  [{ family: "time" }, "TIME, TIME64"],
  [{ family: "time", zone: "with" }, "TIMETZ"],
  [{ family: "time", group: "millis" }, "TIME-MILLIS"],
  [{ family: "time", group: "micros" }, "TIME-MICROS"],
  [{ family: "json" }, "JSON"],
  [{ family: "json", group: "jsonb" }, "JSONB"],
  [{ family: "json", group: "bson" }, "BSON"],
  [{ family: "variant" }, "VARIANT"],
  [{ family: "variant", group: "super" }, "SUPER"],
  [{ family: "variant", group: "dynamic" }, "DYNAMIC, SQL_VARIANT, ANYDATA"],
  [{ family: "array" }, "ARRAY, LIST"],
  [{ family: "array", group: "multiset" }, "MULTISET"],
  [{ family: "array", group: "nested" }, "NESTED"],
  [{ family: "map" }, "MAP"],
  [{ family: "map", group: "hstore" }, "HSTORE"],
  [{ family: "struct" }, "STRUCT, ROW, RECORD, TUPLE"],
  [{ family: "struct", group: "object" }, "OBJECT"],
  [{ family: "vector" }, "VECTOR, HALFVEC, SPARSEVEC"],
  [{ family: "uuid" }, "UUID, UNIQUEIDENTIFIER"],
  [{ family: "label", group: "inet" }, "INET"],
  [{ family: "label", group: "cidr" }, "CIDR"],
  [{ family: "label", group: "macaddr" }, "MACADDR, MACADDR8"],
  [{ family: "label", group: "ip" }, "IPADDRESS, IPV4, IPV6"],
  [{ family: "label", group: "rowid" }, "ROWID, UROWID"],
  [{ family: "label", group: "set" }, "SET"],
  [{ family: "xml" }, "XML, XMLTYPE"],
  [{ family: "shape", group: "geography" }, "GEOGRAPHY"],
  [{ family: "shape", group: "geometry" }, "GEOMETRY, SDO_GEOMETRY"],
  [{ family: "shape", group: "point" }, "POINT, LINE, LSEG, BOX, PATH, POLYGON, CIRCLE, LINESTRING, MULTIPOINT, MULTIPOLYGON"],
];

const names: ReadonlyMap<string, Named> = new Map(rows.flatMap(([named, list]) => list.split(", ").map((name) => [name, named] as const)));
const firsts: ReadonlyMap<string, string> = new Map(rows.flatMap(([, list]) => list.split(", ").map((name, _, all) => [name, all[0] ?? name] as const)));

/** The one name for all that mean the same as this one, in capitals: `INTEGER` → `INT`, `STRING` → `TEXT`. A name that nobody knows stays. */
export function firstName(name: string): string {
  return firsts.get(name) ?? name;
}

/** What is known of a type's name in capitals; undefined for a name that no engine here has. */
export function named(name: string): Named | undefined {
  return name.startsWith("INTERVAL") ? { family: "interval", group: name } : names.get(name);
}
