import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { asWritten, comparing, moments, numbers } from "../sql/comparing.ts";
import { plainNumber } from "../sql/number.ts";
import { comparedText, exponential, type TextNumbers, wholeDivisor } from "../sql/text-numbers.ts";
import { written } from "../sql/written.ts";
import { posixPatterns } from "./_redshift-patterns.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^(?:character|character varying|varchar|bpchar|char|text|nchar|nvarchar)\b/, "text"],
  [/^(?:smallint|integer|bigint|int\d?)$/, "integer"],
  [/^(?:numeric|decimal)\b/, "decimal"],
  [/^(?:real|double precision|float\d?)$/, "float"],
  [/^boolean$/, "boolean"],
  [/^date$/, "date"],
  [/^(?:timestamp.* with time zone|timestamptz)$/, "timestamptz"],
  [/^timestamp\b/, "timestamp"],
  [/^time\b(?!.* with time zone$)/, "time"],
];

/** A literal without a backslash, which some sessions take for one and some do not. */
const text = (value: string): Sql => {
  const pieces = value.split("\\").map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return pieces.length === 1 ? (pieces[0] ?? "''") : `(${pieces.join(" || CHR(92) || ")})`;
};
/** Redshift has no text with U+0000 or half of a pair. */
const literal = (value: string): Sql | undefined => (value.includes("\0") || !value.isWellFormed() ? undefined : text(value));
/** Blanks at the end count in no comparison, so that something has to stand behind them: the least that a text may hold, which keeps the order. A column's collation may leave capitals out. */
const points = (value: Sql): Sql => `COLLATE(${value} || CHR(1), 'case_sensitive')`;
/** A text without ends of lines, at which `^` and `$` would hold; other control characters, which no pattern that is written looks at, stand for them. */
const oneLine = (value: Sql): Sql => `TRANSLATE(COLLATE(${value}, 'case_sensitive'), CHR(10) || CHR(13) || CHR(12) || CHR(11), CHR(1) || CHR(2) || CHR(3) || CHR(4))`;
const full = (value: Sql, pattern: string): Sql => `${oneLine(value)} ~ '^(${pattern})$'`;

const textNumbers: TextNumbers = {
  full,
  decimal: (value) => `TRY_CAST(${value} AS decimal(38, 18))`,
  whole: (value) => `TRY_CAST(${value} AS decimal(38, 0))`,
  decimalLiteral: (plain) => `CAST('${plain}' AS decimal(38, 18))`,
  double: (value) => `TRY_CAST(${value} AS double precision)`,
  doubleLiteral: (value) => `CAST('${value}' AS double precision)`,
  head: (value, pattern) => `REGEXP_SUBSTR(${value}, '${pattern}')`,
};

const asText = (value: Sql, holds: Holds): Sql => (holds === "boolean" ? `CASE WHEN ${value} THEN 'true' WHEN NOT ${value} THEN 'false' END` : holds === "date" ? `TO_CHAR(${value}, 'YYYY-MM-DD')` : `CAST(${value} AS varchar)`);

/** The moment in UTC that a text says: its day and time, less what its zone is ahead, in minutes. */
function moment(value: Sql): Sql {
  const clock = `TRANSLATE(REGEXP_SUBSTR(SUBSTRING(${value}, 12), '^[0-9:]+([.,][0-9]{1,6})?'), ',', '.')`;
  const zone = `REGEXP_SUBSTR(SUBSTRING(${value}, 12), '[+-][0-9:]+$')`;
  const minutes = `(TRY_CAST('0' || SUBSTRING(${zone}, 2, 2) AS integer) * 60 + CASE WHEN LEN(${zone}) > 3 THEN TRY_CAST('0' || RIGHT(${zone}, 2) AS integer) ELSE 0 END)`;
  const local = `TRY_CAST(LEFT(${value}, 10) || ' ' || ${clock} || CASE WHEN LEN(${clock}) = 5 THEN ':00' ELSE '' END AS timestamp)`;
  return `CASE WHEN ${full(value, written.date)} THEN TRY_CAST(${value} || ' 00:00:00' AS timestamp) WHEN ${full(value, written.timestamp)} THEN DATEADD(minute, CASE WHEN ${zone} LIKE '-%' THEN 1 ELSE -1 END * ${minutes}, ${local}) END`;
}

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "number") return `CASE WHEN ${full(value, written.number)} THEN TRY_CAST(${value} AS double precision) END`;
    if (as === "integer") return `CASE WHEN ${full(value, written.whole)} THEN ${value} WHEN ${full(value, exponential)} THEN CASE WHEN FLOOR(TRY_CAST(${value} AS double precision)) = TRY_CAST(${value} AS double precision) THEN ${value} END END`;
    if (as === "date") return `CASE WHEN ${full(value, written.date)} THEN TRY_CAST(${value} AS date) END`;
    return as === "time" ? `CASE WHEN ${full(value, written.time)} THEN ${value} END` : moment(value);
  }
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN ${isNumber(value)} THEN ${value} END` : value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = FLOOR(${value})${holds === "float" ? ` AND ${isNumber(value)}` : ""} THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "date" ? `CAST(${value} AS timestamp)` : value;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = DATE_TRUNC('day', ${value}) THEN CAST(${value} AS date) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}
/** NaN is equal to itself and greater than all in Postgres, and equal to nothing elsewhere: neither is a number. */
const isNumber = (value: Sql) => `(${value} <> CAST('NaN' AS double precision) AND ${value} = ${value})`;

/**
 * Redshift. A moment with a zone is taken to UTC at once, so that the session's zone changes nothing. Written from its documentation: nothing here has run on it. `SUPER` is not looked into. Of floats and
 * of numbers in texts it is not asked what they are multiples of: it prints floats with 15 digits, and its manual does not say which exponents a decimal takes.
 */
export const redshift: Dialect = {
  id: "redshift",
  title: "Redshift",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  plain: (value, type) => {
    if (/^(?:timestamp.* with time zone|timestamptz)$/.test(type)) return `(${value} AT TIME ZONE 'UTC')`;
    return /^(?:character\b(?! varying)|bpchar|char)\b/.test(type) ? `CAST(${value} AS varchar)` : type === "real" ? `CAST(CAST(${value} AS varchar) AS double precision)` : value;
  },
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  table: (names) => names.map((name) => redshift.identifier(name)).join("."),
  text,
  field: () => undefined,
  read,
  asText,
  ...comparing({
    points, read, asText,
    text: (value) => (literal(value) === undefined ? undefined : points(text(value))),
    number: (plain, holds) => {
      const size = plainNumber(plain);
      if (holds === "float") return `CAST('${plain}' AS double precision)`;
      return size === undefined || size.whole + size.fraction > 38 ? undefined : plain.startsWith("-") ? `(${plain})` : plain;
    },
    notNaN: (value, holds) => (holds === "float" ? isNumber(value) : undefined),
    textAsNumber: (value, how, plain) => comparedText(textNumbers, value, how, plain),
    boolean: (value) => (value ? "TRUE" : "FALSE"),
    date: (day) => `CAST('${day}' AS date)`,
    moment: (utc) => `CAST('${utc}' AS timestamp)`,
  }),
  matches: (value, holds, pattern) => {
    const [subject, sought] = [asWritten(value, holds, asText), posixPatterns(pattern)];
    if (subject === undefined || sought === undefined) return undefined;
    return `(${sought.map(({ pattern, negated }) => `${oneLine(subject)} ${negated ? "!~" : "~"} ${text(pattern)}`).join(" AND ")})`;
  },
  textLength: (value, holds) => {
    const subject = asWritten(value, holds, asText);
    return subject === undefined ? undefined : `LEN(${subject})`;
  },
  listLength: () => undefined,
  distinctItems: () => undefined,
  someItem: () => undefined,
  multipleOf: (value, holds, of) => {
    const [divisor, whole] = [plainNumber(of), wholeDivisor(of)];
    if (divisor === undefined || whole === undefined || divisor.fraction > 18) return undefined;
    if (holds === "integer") return whole.length < 19 ? `MOD(${value}, ${whole}) = 0` : undefined;
    return holds === "decimal" && divisor.whole + divisor.fraction <= 38 ? `MOD(${value}, ${divisor.text}) = 0` : undefined;
  },
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  key: (value, holds) => (holds === "text" ? points(value) : value),
  numberText: (value) => `CAST(${value} AS varchar)`,
  momentText: (value) => `TO_CHAR(CAST(${value} AS timestamp), 'YYYY-MM-DD') || 'T' || TO_CHAR(CAST(${value} AS timestamp), 'HH24:MI:SS.US') || 'Z'`,
  seconds: (value) => `CAST(DATEDIFF(microsecond, CAST('1970-01-01' AS timestamp), CAST(${value} AS timestamp)) AS decimal(24, 6)) / 1000000`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
