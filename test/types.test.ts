import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { LogicalType } from "#model";
import { type PhysicalType, type TypeChange, compareTypes, logicalTypeOf, parsePhysicalType, physicalFits } from "#types";

const seed = 20261;

/** A physical type written back in one form, to keep the table below readable. */
function written(type: PhysicalType | undefined): string {
  if (type === undefined) return "?";
  const fields = type.fields.map(({ name, type: inner }) => (name === undefined ? written(inner) : `${name}:${written(inner)}`));
  return [
    type.name,
    type.parameters.length > 0 ? `(${type.parameters.join(",")})` : "",
    fields.length > 0 ? `<${fields.join(",")}>` : "",
    type.unsigned ? " unsigned" : "", type.zone ? ` ${type.zone}` : "", type.nullable === undefined ? "" : type.nullable ? " null" : " not-null",
  ].join("");
}

describe("a physical type is taken apart", () => {
  test.each([
    ["int", "INT"],
    ["  Double   Precision ", "DOUBLE PRECISION"],
    ["character varying(10)", "CHARACTER VARYING(10)"],
    ["national character varying(5)", "NATIONAL CHARACTER VARYING(5)"],
    ["NUMBER(38,0)", "NUMBER(38,0)"],
    ["NUMBER(*, 0)", "NUMBER(*,0)"],
    ["DECIMAL(10, 2)", "DECIMAL(10,2)"],
    ["VARCHAR2(10 CHAR)", "VARCHAR2(10,CHAR)"],
    ["nvarchar(max)", "NVARCHAR(MAX)"],
    ["[nvarchar](50)", "NVARCHAR(50)"],
    ["int(10) unsigned zerofill", "INT(10) unsigned"],
    ["varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL", "VARCHAR(10) not-null"],
    ["timestamp(3) with time zone", "TIMESTAMP(3) with"],
    ["TIMESTAMP WITH LOCAL TIME ZONE", "TIMESTAMP local"],
    ["time without time zone", "TIME without"],
    ["interval day to second(6)", "INTERVAL DAY TO SECOND(6)"],
    ["int[]", "ARRAY<INT>"],
    ["integer ARRAY[4]", "ARRAY(4)<INTEGER>"],
    ["text[][3]", "ARRAY(3)<ARRAY<TEXT>>"],
    ["ARRAY<STRUCT<a INT, b STRING>>", "ARRAY<STRUCT<a:INT,b:STRING>>"],
    ["STRUCT<a: INT, `b c`: MAP<STRING,INT> COMMENT 'x'>", "STRUCT<a:INT,b c:MAP<STRING,INT>>"],
    ["STRUCT<INT64, STRING>", "STRUCT<INT64,STRING>"],
    ["struct<a:int NOT NULL>", "STRUCT<a:INT not-null>"],
    ["ROW(a integer, \"b\"\"c\" varchar(3))", "ROW<a:INTEGER,b\"c:VARCHAR(3)>"],
    ["ROW(double precision, timestamp with time zone)", "ROW<DOUBLE PRECISION,TIMESTAMP with>"],
    ["OBJECT(tags ARRAY(NUMBER), n NUMBER(3,0) NOT NULL)", "OBJECT<tags:ARRAY<NUMBER>,n:NUMBER(3,0) not-null>"],
    ["Nullable(String)", "STRING null"],
    ["LowCardinality(Nullable(String))", "STRING null"],
    ["DateTime64(3, 'Europe/Berlin')", "DATETIME64(3,Europe/Berlin)"],
    ["Enum8('a' = 1, 'it''s' = 2)", "ENUM8(a,1,it's,2)"],
    ["Tuple(lat Float64, lon Float64)", "TUPLE<lat:FLOAT64,lon:FLOAT64>"],
    ["VECTOR(FLOAT, 256)", "VECTOR(256)<FLOAT>"],
    ["public.order_state", "PUBLIC.ORDER_STATE"],
    ["timestamp-millis", "TIMESTAMP-MILLIS"],
    ["größe", "GRÖSSE"],
    ["fixed[16]", "FIXED(16)"],
    ["fixed[16][]", "ARRAY<FIXED(16)>"],
    ["geography(srid:4269, karney)", "GEOGRAPHY(SRID:4269,KARNEY)"],
  ])("%s", (text, expected) => expect(written(parsePhysicalType(text))).toBe(expected));

  test.each(["", "   ", "(10)", "int)", "int(", "int(1", "ARRAY<INT", "ARRAY<INT>>", "varchar(10", "enum('a", "int[", "int[a]", "Nullable(a INT, b INT)", "a b", "{}", "int;", "STRUCT<a>b>", "MAP<,>"])(
    "%j is not a type",
    (text) => expect(parsePhysicalType(text)).toBeUndefined(),
  );

  test("any text is answered, none is thrown at", () => {
    const part = fc.constantFrom("INT", "STRUCT", "ARRAY", "<", ">", "(", ")", "[", "]", ",", ":", "'", '"', "a", "10", " ", "NOT NULL", "WITH", "Nullable", "=", "*", "\u0000", "𝒳");
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.array(part, { maxLength: 60 }).map((parts) => parts.join("")));
    fc.assert(fc.property(text, text, (a, b) => {
      expect(() => [parsePhysicalType(a), logicalTypeOf(a), physicalFits(a, "string", b), compareTypes(a, b)]).not.toThrow();
      expect(compareTypes(a, a)).toBe("same");
    }), { seed, numRuns: 3000 });
  });

  test("length and depth are bounded", () => {
    expect(parsePhysicalType(`${"ARRAY<".repeat(30)}INT${">".repeat(30)}`)).toBeDefined();
    expect(parsePhysicalType(`${"ARRAY<".repeat(60)}INT${">".repeat(60)}`)).toBeUndefined();
    expect(parsePhysicalType(`INT${"[]".repeat(60)}`)).toBeUndefined();
    expect(parsePhysicalType("(".repeat(19_999))).toBeUndefined();
    expect(parsePhysicalType(`ENUM(${"'a',".repeat(4_000)}'b')`)?.parameters).toHaveLength(4_001);
    expect(parsePhysicalType(`VARCHAR(${"1".repeat(30_000)})`)).toBeUndefined();
    expect(parsePhysicalType(`'${"'".repeat(19_000)}`)).toBeUndefined();
  });
});

describe("a physical type stands for a logical type", () => {
  const facts: Record<LogicalType | "none", string> = {
    string: "string text varchar varchar(10) nvarchar(max) CHARACTER\u00a0VARYING char(3) clob uuid enum('a') xml citext FixedString(16) LowCardinality(String) inet",
    integer: "int integer long bigint INT64 tinyint smallint NUMBER(38,0) DECIMAL(10) serial UInt8 hugeint byteint year int\u00a0unsigned",
    number: "number decimal numeric float double NUMBER(10,2) real double\u00a0precision money BIGNUMERIC Decimal64(4) decfloat",
    boolean: "boolean bool bit BIT(1)",
    timestamp: "timestamp timestamp_tz timestamp_ntz timestamp_ltz datetime datetime2(7) datetimeoffset timestamptz TIMESTAMP(3)\u00a0WITH\u00a0TIME\u00a0ZONE DateTime64(3) timestamp-micros local-timestamp-millis",
    date: "date Date32",
    time: "time timetz TIME(6) time-millis",
    array: "array ARRAY<STRING> int[] Array(String) Nested(a\u00a0Int8)",
    map: "map MAP<STRING,INT> hstore",
    object: "object record struct json variant super jsonb ROW(a\u00a0int) Tuple(a\u00a0Int8)",
    vector: "vector(3) VECTOR(FLOAT,256)",
    none: "bytes null bytea blob interval geography bit(8) varbinary(3) my_own_type {}",
  };
  const rows = Object.entries(facts).flatMap(([logical, list]) => list.split(" ").map((type) => [type.replaceAll("\u00a0", " "), logical] as const));
  test.each(rows)("%s → %s", (type, logical) => expect(logicalTypeOf(type) ?? "none").toBe(logical));
});

describe("a physical type carries a logical type, or does not", () => {
  test.each<[string, LogicalType, string | undefined, "yes" | "no" | "unknown"]>([
    ["VARCHAR(10)", "integer", "postgres", "no"],
    ["VARCHAR(10)", "integer", "s3", "unknown"],
    ["VARCHAR(10)", "string", undefined, "yes"],
    ["VARCHAR(30)", "timestamp", "snowflake", "yes"],
    ["nvarchar(max)", "object", "sqlserver", "yes"],
    ["BOOLEAN", "timestamp", "postgres", "no"],
    ["BOOLEAN", "boolean", undefined, "yes"],
    ["TINYINT(1)", "boolean", "mysql", "yes"],
    ["TINYINT(1)", "boolean", undefined, "unknown"],
    ["NUMBER(1)", "boolean", "oracle", "yes"],
    ["CHAR(1)", "boolean", "oracle", "yes"],
    ["CHAR(1)", "boolean", "postgres", "unknown"],
    ["varchar(100)", "boolean", "postgres", "no"],
    ["BIT", "boolean", "sqlserver", "yes"],
    ["BIT(8)", "boolean", "postgres", "unknown"],
    ["NUMBER(38,0)", "integer", "snowflake", "yes"],
    ["NUMBER", "integer", "oracle", "yes"],
    ["NUMBER(10,2)", "integer", "snowflake", "unknown"],
    ["NUMBER(10,2)", "boolean", "oracle", "no"],
    ["DATE", "timestamp", "oracle", "yes"],
    ["DATE", "timestamp", "postgres", "no"],
    ["DATE", "timestamp", undefined, "unknown"],
    ["timestamp with time zone", "date", "postgres", "yes"],
    ["timestamp", "timestamp", "sqlserver", "unknown"],
    ["long", "timestamp", "kafka", "yes"],
    ["BIGINT", "timestamp", "postgres", "unknown"],
    ["SMALLINT", "timestamp", "postgres", "no"],
    ["LONG", "string", "oracle", "yes"],
    ["INT", "string", "mysql", "no"],
    ["VARIANT", "timestamp", "snowflake", "yes"],
    ["JSON", "array", "mysql", "yes"],
    ["STRUCT<a INT64>", "object", "bigquery", "yes"],
    ["RECORD", "array", "bigquery", "yes"],
    ["INT64", "array", "bigquery", "unknown"],
    ["ARRAY<INT64>", "array", "bigquery", "yes"],
    ["INT", "array", "postgres", "no"],
    ["OBJECT", "map", "snowflake", "yes"],
    ["UUID", "string", "postgres", "yes"],
    ["UUID", "integer", "postgres", "no"],
    ["bytea", "string", "postgres", "yes"],
    ["order_state", "boolean", "postgres", "unknown"],
    ["{", "boolean", "postgres", "unknown"],
    ["VECTOR(3)", "vector", "snowflake", "yes"],
  ])("%s for %s on %s: %s", (physical, logical, server, fits) => expect(physicalFits(physical, logical, server)).toBe(fits));

  test("the usual logical type of a physical type always fits somewhere", () => {
    const types = ["int", "DECIMAL(10,2)", "double", "bool", "bit", "text", "enum('a')", "date", "timestamptz", "time", "json", "variant", "int[]", "MAP<STRING,INT>", "STRUCT<a INT>", "vector(3)", "uuid", "xml", "inet"];
    for (const type of types) {
      const logical = logicalTypeOf(type);
      expect(logical === undefined ? type : physicalFits(type, logical, undefined)).toBe("yes");
    }
  });
});

/** [before, after, change]; every row is also checked the other way round. */
const changes: readonly (readonly [string, string, TypeChange])[] = [
  ["int", "INTEGER", "same"],
  ["int", "INT", "same"],
  ["varchar", "character varying", "same"],
  ["varchar(10)", "CHARACTER VARYING ( 10 )", "same"],
  ["decimal(10)", "NUMERIC(10,0)", "same"],
  ["timestamptz", "timestamp with time zone", "same"],
  ["timestamp", "timestamp without time zone", "same"],
  ["double", "DOUBLE PRECISION", "same"],
  ["int[]", "ARRAY<INTEGER>", "same"],
  ["int(11)", "int", "same"],
  ["LowCardinality(String)", "String", "same"],
  ["my_type", "MY_TYPE", "same"],
  ["text", "string", "same"],
  ["varchar(10)", "varchar(20)", "widened"],
  ["varchar(10)", "text", "widened"],
  ["varchar(10)", "varchar(max)", "widened"],
  ["char(5)", "varchar(5)", "widened"],
  ["varchar(10)", "nvarchar(10)", "widened"],
  ["text", "longtext", "widened"],
  ["STRING(10)", "STRING(20)", "widened"],
  ["BYTES(10)", "BYTES", "widened"],
  ["int", "bigint", "widened"],
  ["smallint", "int", "widened"],
  ["UInt8", "Int16", "widened"],
  ["int unsigned", "bigint", "widened"],
  ["int", "NUMBER(38,0)", "widened"],
  ["float", "double", "widened"],
  ["FLOAT(24)", "FLOAT(53)", "widened"],
  ["decimal(10,2)", "decimal(12,2)", "widened"],
  ["decimal(10,2)", "decimal(12,4)", "widened"],
  ["timestamp(3)", "timestamp(6)", "widened"],
  ["String", "Nullable(String)", "widened"],
  ["STRUCT<a INT>", "STRUCT<a BIGINT>", "widened"],
  ["ARRAY<STRUCT<a varchar(1)>>", "ARRAY<STRUCT<a varchar(2)>>", "widened"],
  ["enum('a')", "enum('b','a')", "widened"],
  ["enum('a')", "text", "widened"],
  ["varchar(5)", "char(10)", "changed"],
  ["int", "varchar(10)", "changed"],
  ["int", "int unsigned", "changed"],
  ["decimal(10,2)", "decimal(10,4)", "changed"],
  ["timestamp", "timestamp with time zone", "changed"],
  ["timestamp_ntz", "timestamp_tz", "changed"],
  ["DateTime64(3, 'UTC')", "DateTime64(3, 'Asia/Tokyo')", "changed"],
  ["date", "timestamp", "changed"],
  ["boolean", "varchar(1)", "changed"],
  ["STRUCT<a INT, b INT>", "STRUCT<a BIGINT, b TINYINT>", "changed"],
  ["STRUCT<a INT>", "STRUCT<b INT>", "changed"],
  ["vector(3)", "vector(4)", "changed"],
  ["fixed[16]", "fixed[32]", "changed"],
  ["enum('a')", "enum('b')", "changed"],
  ["my_type", "your_type", "unknown"],
  ["int", "my_type", "unknown"],
  ["varchar", "varchar(10)", "unknown"],
  ["binary", "binary(1)", "unknown"],
  ["decimal", "decimal(10,2)", "unknown"],
  ["real", "float", "unknown"],
  ["timestamp", "timestamp_ntz", "unknown"],
  ["datetime", "timestamp", "unknown"],
  ["tinyint(1)", "boolean", "unknown"],
  ["int", "decimal(10,0)", "unknown"],
  ["int8", "bigint", "unknown"],
  ["json", "jsonb", "unknown"],
  ["fixed[16]", "binary(16)", "unknown"],
  ["array", "ARRAY<INT>", "unknown"],
  ["varchar2(10 BYTE)", "varchar2(10 CHAR)", "unknown"],
  ["{", "}", "unknown"],
];
const mirrored: Record<TypeChange, TypeChange> = { same: "same", widened: "narrowed", narrowed: "widened", changed: "changed", unknown: "unknown" };

describe("a physical type became another one", () => {
  test.each(changes)("%s → %s: %s", (before, after, change) => {
    expect(compareTypes(before, after)).toBe(change);
    expect(compareTypes(after, before)).toBe(mirrored[change]);
  });

  test("a dropped struct field changes the type, a new one is for the engine to judge", () => {
    expect(compareTypes("STRUCT<a INT, b INT>", "STRUCT<a INT>")).toBe("changed");
    expect(compareTypes("STRUCT<a INT>", "STRUCT<a INT, b INT>")).toBe("unknown");
  });

  const scalar = fc.constantFrom(...new Set(changes.flatMap(([before, after]) => [before, after])));
  const type = fc.letrec<{ type: string }>((tie) => ({
    type: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("type").map((inner) => `ARRAY<${inner}>`), tie("type").map((inner) => `Nullable(${inner})`),
      fc.tuple(tie("type"), tie("type")).map(([key, value]) => `MAP<${key}, ${value}>`), fc.tuple(tie("type"), tie("type")).map(([a, b]) => `STRUCT<a ${a}, b: ${b}>`)),
  })).type;

  test("widened and narrowed mirror each other, and everything equals itself in any case", () => {
    fc.assert(fc.property(type, type, (a, b) => {
      const change = compareTypes(a, b);
      if (change === "widened" || change === "narrowed" || change === "same") expect(compareTypes(b, a)).toBe(mirrored[change]);
      expect(compareTypes(a, a)).toBe("same");
    }), { seed, numRuns: 5000 });
  });

  test("every known name equals itself in any case and spacing", () => {
    for (const [before] of changes) if (parsePhysicalType(before) !== undefined && !/['<]/.test(before)) expect(compareTypes(before, ` ${before.toUpperCase()} `)).toBe("same");
  });
});
