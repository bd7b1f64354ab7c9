import { type Decimal, decimal, printDecimal } from "#decimal";
import type { Comparison, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";

/** Texts as numbers and moments in DuckDB. Its own casts take blanks, underscores, `inf`, `2024/1/1`, `1.7` as an integer, and drop `+02` from a TIMESTAMP: each text is looked at before it is cast. */

const written = (value: Sql, pattern: string): Sql => `regexp_full_match(${value}, '${pattern}')`;

const day = String.raw`\d{4}-\d{2}-\d{2}`;
const clock = String.raw`\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?`;
const zone = String.raw`( ?([Zz]|[+-]\d{2}(:?\d{2})?))?`;
const utc = String.raw`${day}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?Z?)?)?`;
const zoned = String.raw`${day}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?[+-]\d{2}(:?\d{2})?`;
const number = String.raw`[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?`;
const exponential = String.raw`[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+`;
/** What DECIMAL(18, 4) and DECIMAL(38, 18) hold exactly; the second is a hundred times slower to read. Then numbers with more digits behind the point, which are compared by what is cut off. */
const shortest = String.raw`[+-]?\d{1,14}(\.\d{0,4}0*)?`;
const short = String.raw`[+-]?\d{0,20}(\.\d{0,18}0*)?`;
const long = String.raw`[+-]?\d{0,20}\.\d{18}\d*[1-9]\d*`;

/** A number as DOUBLE, a moment as TIMESTAMP in UTC; NULL where the text is none. */
export function readText(value: Sql, as: ReadAs): Sql {
  const when = (pattern: string, type: string) => `CASE WHEN ${written(value, pattern)} THEN TRY_CAST(${value} AS ${type}) END`;
  switch (as) {
    case "integer":
      return `CASE WHEN ${written(value, String.raw`[+-]?(\d+\.?0*|\.0+)`)} THEN TRY_CAST(${value} AS DOUBLE) WHEN ${written(value, exponential)} AND COALESCE(TRY_CAST(${value} AS DECIMAL(38, 18)) % 1 = 0, abs(TRY_CAST(${value} AS DOUBLE)) >= 1e19) THEN TRY_CAST(${value} AS DOUBLE) END`;
    case "number":
      return when(number, "DOUBLE");
    case "boolean":
      return when("(?i)true|false", "BOOLEAN");
    case "date":
      return when(day, "DATE");
    case "timestamp":
      return `CASE WHEN ${written(value, utc)} THEN TRY_CAST(${value} AS TIMESTAMP) WHEN ${written(value, zoned)} THEN CAST(TRY_CAST(${value} AS TIMESTAMPTZ) AS TIMESTAMP) WHEN ${written(value, `${day}[Tt ]${clock}${zone}`)} THEN CAST(TRY_CAST(${evenly(value)} AS TIMESTAMPTZ) AS TIMESTAMP) END`;
    case "time":
      return `CASE WHEN ${written(value, `${clock}${zone}`)} THEN TRY_CAST(regexp_extract(${value}, '${clock}') AS TIME) END`;
  }
}

/** `2024-01-01t12:30 +02` as `2024-01-01 12:30:00+02`. */
const evenly = (value: Sql): Sql => `regexp_replace(regexp_replace(upper(${value}), '^(.{10}).([0-9:.]+) ?', '\\1 \\2'), '^(.{16})($|[Z+-])', '\\1:00\\2')`;

/** A text compared with a number: as doubles, which keep the order of all decimals, and exactly where these are equal and so many digits are there that two numbers may share a double. */
export function textCompared(value: Sql, how: Comparison, wanted: Decimal): Sql | undefined {
  const literal = printDecimal(wanted);
  if (wanted.power < -18) return undefined;
  const read = readText(value, "number");
  const near = `CAST('${literal}' AS DOUBLE)`;
  const certain = String(wanted.units).length <= 15 ? ` WHEN strlen(${value}) <= 15 THEN ${how.includes("=") ? "TRUE" : "FALSE"}` : "";
  const cut = `TRY_CAST(regexp_extract(${value}, '^[+-]?\\d*\\.\\d{18}') AS DECIMAL(38, 18))`;
  const [below, above] = how === "=" ? ["FALSE", "FALSE"] : how.startsWith("<") ? [`${cut} <= ${literal}`, `${cut} < ${literal}`] : [`${cut} > ${literal}`, `${cut} >= ${literal}`];
  const exactly = `WHEN ${written(value, short)} THEN TRY_CAST(${value} AS DECIMAL(38, 18)) ${how} ${literal} WHEN ${written(value, long)} THEN CASE WHEN starts_with(${value}, '-') THEN ${below} ELSE ${above} END`;
  const apart = how === "=" ? `WHEN ${read} <> ${near} THEN FALSE` : `WHEN ${read} ${how[0]} ${near} THEN TRUE WHEN ${read} <> ${near} THEN FALSE`;
  return `CASE ${apart} WHEN ${read} IS NULL THEN NULL${certain} ${exactly} ELSE ${how.includes("=") ? "TRUE" : "FALSE"} END`;
}

/** A text (or a DOUBLE, by the text that it is written as) that is a multiple of a number with at most 18 digits before and behind its point. */
export function textMultiple(shown: Sql, divisor: Decimal, whole: bigint): Sql {
  const [literal, exact] = [printDecimal(divisor), `TRY_CAST(${shown} AS DECIMAL(38, 18))`];
  const quick = divisor.power >= -4 ? `WHEN ${written(shown, shortest)} THEN TRY_CAST(${shown} AS DECIMAL(18, 4)) % ${literal} = 0 ` : "";
  return `CASE ${quick}WHEN ${written(shown, String.raw`[+-]?\d{1,38}`)} THEN TRY_CAST(${shown} AS HUGEINT) % ${whole} = 0 WHEN ${written(shown, short)} THEN ${exact} % ${literal} = 0 WHEN ${written(shown, exponential)} THEN CAST(${exact} AS DOUBLE) = TRY_CAST(${shown} AS DOUBLE) AND ${exact} % ${literal} = 0 END`;
}

/** The least number that whole numbers must be a multiple of so that they are one of `divisor`. */
export function wholeDivisor({ units, power }: Decimal): bigint {
  if (power >= 0) return units * 10n ** BigInt(power);
  let [a, b] = [units, 10n ** BigInt(-power)];
  while (b !== 0n) [a, b] = [b, a % b];
  return units / a;
}

/** A divisor that is told exactly here. */
export function divisorOf(written: string): Decimal | undefined {
  const divisor = decimal(written);
  return divisor === undefined || divisor.units <= 0n || divisor.power < -18 || divisor.power > 18 ? undefined : divisor;
}
