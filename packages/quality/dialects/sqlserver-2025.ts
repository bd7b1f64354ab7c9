import { portable } from "#regular";
import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { asWritten } from "../sql/comparing.ts";
import { re2 } from "../sql/flavours.ts";
import { comparedText, multipleText, type TextNumbers, wholeText } from "../sql/text-numbers.ts";
import { written } from "../sql/written.ts";
import { asText, decimalLiteral, read as readWithout, tSql } from "./_sqlserver.ts";

const text = (value: string): Sql => `N'${value.replaceAll("'", "''")}'`;
const like = (value: Sql, pattern: string) => `REGEXP_LIKE(${value}, ${text(pattern)}, 'c')`;
const full = (value: Sql, pattern: string) => like(value, `\\A(?:${pattern})\\z`);

const textNumbers: TextNumbers = {
  full, decimalLiteral,
  decimal: (value) => `TRY_CAST(${value} AS DECIMAL(38, 18))`,
  whole: (value) => `TRY_CAST(${value} AS DECIMAL(38, 0))`,
  double: (value) => `TRY_CAST(${value} AS FLOAT(53))`,
  doubleLiteral: (value) => `CAST('${value}' AS FLOAT(53))`,
  head: (value, pattern) => `REGEXP_SUBSTR(${value}, ${text(pattern)})`,
};

/** TRY_CAST takes no exponent to a decimal, so such texts go through a double, of which 15 digits are sure. */
const exponents: TextNumbers = { ...textNumbers, decimal: (value) => `COALESCE(TRY_CAST(${value} AS DECIMAL(38, 18)), TRY_CAST(TRY_CAST(${value} AS FLOAT(53)) AS DECIMAL(38, 18)))` };

/** The moment that a text says, with seconds and a zone, as ISO 8601 has it. */
function moment(value: Sql): Sql {
  const steps: readonly (readonly [string, string])[] = [["^(.{10}) ", "\\1T"], ["([.][0-9]{6})[0-9]*", "\\1"], ["^(.{16})( ?[Z+-]|$)", "\\1:00\\2"], [" ?([Z+-][0-9:]*)$", "\\1"], ["Z$", "+00:00"], ["([+-][0-9]{2})$", "\\1:00"], ["([+-][0-9]{2})([0-9]{2})$", "\\1:\\2"]];
  const zoned = `TRANSLATE(CASE WHEN ${like(value, ":.*[zZ+-]")} THEN ${value} ELSE ${value} + N'Z' END, N'tz,', N'TZ.')`;
  const clock = steps.reduce((sql, [pattern, by]) => `REGEXP_REPLACE(${sql}, ${text(pattern)}, ${text(by)})`, zoned);
  const instant = `CAST(SWITCHOFFSET(TRY_CAST(${clock} AS DATETIMEOFFSET(7)), '+00:00') AS DATETIME2(7))`;
  return `CASE WHEN ${full(value, written.date)} THEN TRY_CONVERT(DATETIME2(7), ${value} + N'T00:00:00', 126) WHEN ${full(value, written.timestamp)} THEN ${instant} END`;
}

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds !== "text" || as === "boolean" || as === "date") return readWithout(value, holds, as);
  if (as === "integer") return wholeText(exponents, value, (decimal) => `${decimal} % 1 = 0`);
  if (as === "number") return `CASE WHEN ${full(value, written.number)} THEN TRY_CAST(${value} AS FLOAT(53)) END`;
  return as === "time" ? `CASE WHEN ${full(value, written.time)} THEN ${value} END` : moment(value);
}

/** SQL Server 2025 (compatibility level 170) and Azure SQL, which have regular expressions, RE2's. Written from its documentation: nothing here has run on it. */
export const sqlserver2025: Dialect = tSql(
  {
    id: "sqlserver-2025",
    title: "SQL Server",
    read,
    matches: (value, holds, pattern) => {
      const [subject, sought] = [asWritten(value, holds, asText), portable(pattern, re2)];
      if (subject === undefined || "unknown" in sought) return undefined;
      return `(${sought.all.map(({ pattern, negated }) => `${negated ? "NOT " : ""}${like(subject, pattern)}`).join(" AND ")})`;
    },
  },
  (value, how, plain) => comparedText(textNumbers, value, how, plain),
  (value, of) => multipleText(exponents, value, of, (decimal) => `${decimal} % ${decimalLiteral(of)} = 0`),
);
