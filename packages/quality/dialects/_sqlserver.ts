import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { asWritten, comparing, moments, numbers } from "../sql/comparing.ts";
import { plainNumber } from "../sql/number.ts";
import { wholeDivisor } from "../sql/text-numbers.ts";

/** `real` is left out: its shortest text, by which others compare it, is not to be had. */
const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^(?:n?varchar|n?char|n?text|sysname|uniqueidentifier)\b/i, "text"],
  [/^(?:tinyint|smallint|int|bigint)$/i, "integer"],
  [/^(?:decimal|numeric|money|smallmoney)\b/i, "decimal"],
  [/^float\b/i, "float"],
  [/^bit$/i, "boolean"],
  [/^date$/i, "date"],
  [/^(?:datetime2?|smalldatetime)\b/i, "timestamp"],
  [/^datetimeoffset\b/i, "timestamptz"],
  [/^time\b/i, "time"],
];

const text = (value: string): Sql => `N'${value.replaceAll("'", "''")}'`;
const identifier = (name: string): Sql => `[${name.replaceAll("]", "]]")}]`;
/** The bytes of UTF-8: equal and in order as code points are, whatever the collation and the blanks at the end. */
const points = (value: Sql): Sql => `CAST(CAST(${value} COLLATE Latin1_General_100_BIN2_UTF8 AS VARCHAR(MAX)) AS VARBINARY(MAX))`;
const bytes = (value: string): Sql | undefined => (value.isWellFormed() ? `0x${Buffer.from(value, "utf8").toString("hex").toUpperCase()}` : undefined);
const long = (value: Sql): Sql => `CAST(${value} AS NVARCHAR(MAX))`;
/** LIKE with its brackets, to the last blank: what follows the text ends it. */
const like = (value: Sql, pattern: string) => `${long(value)} COLLATE Latin1_General_100_BIN2 + N'.' LIKE N'${pattern}.'`;
const [anyTrue, anyFalse, day] = ["[tT][rR][uU][eE]", "[fF][aA][lL][sS][eE]", "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"];

export function asText(value: Sql, holds: Holds): Sql {
  if (holds === "boolean") return `CASE WHEN ${value} = 1 THEN 'true' WHEN ${value} = 0 THEN 'false' END`;
  return holds === "date" ? `CONVERT(VARCHAR(10), ${value}, 23)` : `CONVERT(VARCHAR(60), ${value}, 3)`;
}

/** Without regular expressions, of texts only those can be read that LIKE can tell. Moments are DATETIME2 in UTC. */
export function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text" && as === "boolean") return `CASE WHEN ${like(value, anyTrue)} THEN 1 WHEN ${like(value, anyFalse)} THEN 0 END`;
  if (holds === "text" && as === "date") return `CASE WHEN ${like(value, day)} THEN TRY_CONVERT(DATE, ${value}, 23) END`;
  if (as === "number" && numbers.includes(holds)) return value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = FLOOR(${value}) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "timestamptz" ? `CAST(SWITCHOFFSET(${value}, '+00:00') AS DATETIME2(7))` : `CAST(${value} AS DATETIME2(7))`;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN CAST(${value} AS TIME(7)) = CAST('00:00' AS TIME(7)) THEN CAST(${value} AS DATE) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

export const digits = (plain: string) => plain.replace(/\D/g, "").length;
/** A decimal as wide as it is written. */
export const decimalLiteral = (plain: string) => `CAST(${plain} AS DECIMAL(${Math.max(1, digits(plain))}, ${plainNumber(plain)?.fraction ?? 0}))`;

/** T-SQL from version 2019, with what it may read of texts and how it compares a text as a number. */
export function tSql(own: Pick<Dialect, "id" | "title" | "matches" | "read">, textAsNumber?: Parameters<typeof comparing>[0]["textAsNumber"], multipleOfText?: (value: Sql, of: string) => Sql | undefined): Dialect {
  return {
    ...own,
    holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
    plain: (value, type) => {
      if (/^n?char\b/i.test(type)) return `RTRIM(${value})`;
      if (/^n?text$/i.test(type)) return long(value);
      if (/^uniqueidentifier$/i.test(type)) return `LOWER(CAST(${value} AS CHAR(36)))`;
      return /^(?:small)?money$/i.test(type) ? `CAST(${value} AS DECIMAL(19, 4))` : value;
    },
    identifier,
    table: (names) => names.map(identifier).join("."),
    text,
    field: () => undefined,
    asText,
    ...comparing({
      points, text: bytes, read: own.read, asText,
      number: (plain, holds) => (holds === "float" ? `CAST('${plain}' AS FLOAT(53))` : digits(plain) > 38 ? undefined : decimalLiteral(plain)),
      parted: (value) => ({ whole: `FLOOR(${value})`, rest: `((${value} % 1 + 1) % 1)` }),
      // Without a way to read a number there is none to compare with.
      textAsNumber: textAsNumber ?? (() => undefined),
      boolean: (value) => (value ? "1" : "0"),
      date: (one) => `CAST('${one}' AS DATE)`,
      moment: (utc) => `CAST('${utc.replace(" ", "T")}' AS DATETIME2(7))`,
    }),
    textLength: (value, holds) => {
      const subject = asWritten(value, holds, asText);
      // LEN leaves out blanks at the end; collations with SC count code points.
      return subject === undefined ? undefined : `LEN(${long(subject)} COLLATE Latin1_General_100_CS_AS_SC + N'.') - 1`;
    },
    listLength: () => undefined,
    distinctItems: () => undefined,
    someItem: () => undefined,
    multipleOf: (value, holds, of) => {
      const [divisor, whole] = [plainNumber(of), wholeDivisor(of)];
      if (divisor === undefined || whole === undefined || divisor.fraction > 18) return undefined;
      if (holds === "integer") return whole.length < 19 ? `${value} % CAST(${whole} AS BIGINT) = 0` : undefined;
      if (holds === "decimal") return `${value} % ${decimalLiteral(divisor.text)} = 0`;
      return holds === "text" ? multipleOfText?.(value, divisor.text) : undefined;
    },
    countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
    key: (value, holds) => (holds === "text" ? points(value) : value),
    numberText: (value) => `CONVERT(VARCHAR(60), ${value}, 3)`,
    momentText: (value) => `FORMAT(CAST(${value} AS DATETIME2(6)), N'yyyy-MM-dd\\THH:mm:ss.ffffff\\Z', N'en-US')`,
    seconds: (value) => `DATEDIFF_BIG(MICROSECOND, CAST('1970-01-01T00:00:00' AS DATETIME2(7)), ${value}) * CAST(0.000001 AS DECIMAL(7, 6))`,
    limit: (select, rows) => select.replace(/^SELECT\b/, `SELECT TOP (${rows})`),
  };
}
