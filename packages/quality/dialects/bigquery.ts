import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { re2 } from "../sql/flavours.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { comparedText, multipleText, type TextNumbers, wholeDivisor, wholeText } from "../sql/text-numbers.ts";
import { fieldOf, typeParts } from "../sql/type-text.ts";
import { written } from "../sql/written.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^ARRAY</, "list"],
  [/^STRUCT</, "struct"],
  [/^STRING\b/, "text"],
  [/^INT64$/, "integer"],
  [/^(?:BIG)?NUMERIC\b/, "decimal"],
  [/^FLOAT64$/, "float"],
  [/^BOOL$/, "boolean"],
  [/^DATE$/, "date"],
  [/^DATETIME$/, "timestamp"],
  [/^TIMESTAMP$/, "timestamptz"],
  [/^TIME$/, "time"],
];

const escaped = (value: string) => value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\0", "\\000");
const text = (value: string): Sql => `'${escaped(value).replaceAll("'", "\\'")}'`;
const identifier = (name: string): Sql => `\`${escaped(name).replaceAll("`", "\\`")}\``;
const full = (value: Sql, pattern: string) => `REGEXP_CONTAINS(${value}, ${text(`\\A(?:${pattern})\\z`)})`;
const asText = (value: Sql): Sql => `CAST(${value} AS STRING)`;
const decimalLiteral = (plain: string) => `BIGNUMERIC '${plain}'`;
const remainder = (value: Sql, of: string) => `MOD(${value}, ${decimalLiteral(of)})`;

const textNumbers: TextNumbers = {
  full, decimalLiteral, remainder,
  decimal: (value) => `SAFE_CAST(${value} AS BIGNUMERIC)`,
  whole: (value) => `SAFE_CAST(${value} AS BIGNUMERIC)`,
  double: (value) => `SAFE_CAST(${value} AS FLOAT64)`,
  doubleLiteral: (value) => `CAST('${value}' AS FLOAT64)`,
  head: (value, pattern) => `REGEXP_EXTRACT(${value}, ${text(pattern)})`,
};

/** The moment that a text says, in the form that casts take: seconds, six digits behind them, a zone with a colon. */
function moment(value: Sql): Sql {
  const steps: readonly (readonly [string, string])[] = [["([.][0-9]{6})[0-9]*", "\\1"], ["^(.{16})( ?[Z+-]|$)", "\\1:00\\2"], [" ?([Z+-][0-9:]*)$", "\\1"], ["([+-][0-9]{2})([0-9]{2})$", "\\1:\\2"]];
  const clock = steps.reduce((sql, [pattern, by]) => `REGEXP_REPLACE(${sql}, ${text(pattern)}, ${text(by)})`, `TRANSLATE(${value}, 'tz,', 'TZ.')`);
  return `CASE WHEN ${full(value, written.date)} THEN SAFE_CAST(${value} AS TIMESTAMP) WHEN ${full(value, written.timestamp)} THEN SAFE_CAST(${clock} AS TIMESTAMP) END`;
}

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "integer") return wholeText(textNumbers, value, (decimal) => `${remainder(decimal, "1")} = 0`);
    if (as === "number") return `CASE WHEN ${full(value, written.number)} THEN SAFE_CAST(${value} AS FLOAT64) END`;
    if (as === "date") return `CASE WHEN ${full(value, written.date)} THEN SAFE_CAST(${value} AS DATE) END`;
    return as === "time" ? `CASE WHEN ${full(value, written.time)} THEN ${value} END` : moment(value);
  }
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN NOT IS_NAN(${value}) THEN ${value} END` : value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = TRUNC(${value}) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "date" ? `CAST(${value} AS DATETIME)` : value;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = ${holds === "timestamp" ? "DATETIME" : "TIMESTAMP"}_TRUNC(${value}, DAY) THEN CAST(${value} AS DATE) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

/** BigQuery's GoogleSQL. Written from its documentation: nothing here has run on it. */
export const bigquery: Dialect = {
  id: "bigquery",
  title: "BigQuery",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  inside: (type, name) => {
    const parts = typeParts(type);
    if (name === "[]") return parts?.name === "ARRAY" ? parts.parts[0] : undefined;
    return parts?.name === "STRUCT" ? parts.parts.map(fieldOf).find((field) => field?.name.toLowerCase() === name.toLowerCase())?.type : undefined;
  },
  plain: (value, type) => (/^STRING\b.* COLLATE /.test(type) ? `COLLATE(${value}, '')` : value),
  identifier,
  table: (names) => names.map(identifier).join("."),
  text,
  field: (value, name) => `${value}.${identifier(name)}`,
  read,
  asText,
  ...comparing({
    points: (value) => value,
    text: (value) => (value.isWellFormed() ? text(value) : undefined),
    read, asText,
    number: (plain, holds) => {
      if (holds === "float") return `CAST('${plain}' AS FLOAT64)`;
      const size = plainNumber(plain);
      return size === undefined || size.whole > 38 || size.fraction > 38 ? undefined : holds === "integer" && size.whole < 19 ? plain : decimalLiteral(plain);
    },
    textAsNumber: (value, how, plain) => comparedText(textNumbers, value, how, plain),
    boolean: (value) => (value ? "TRUE" : "FALSE"),
    date: (day) => `DATE '${day}'`,
    moment: (utc, holds) => (holds === "text" || holds === "timestamptz" ? `TIMESTAMP '${utc}+00'` : `DATETIME '${utc}'`),
  }),
  ...ofTexts({ asText, flavour: re2, matches: (subject, pattern) => `REGEXP_CONTAINS(${subject}, ${text(pattern)})`, length: (subject) => `CHAR_LENGTH(${subject})` }),
  listLength: (value) => `ARRAY_LENGTH(${value})`,
  distinctItems: (value) => `(SELECT COUNT(*) FROM (SELECT DISTINCT i FROM UNNEST(${value}) AS i)) = ARRAY_LENGTH(${value})`,
  someItem: (value, condition) => {
    const item = `i${value.length}`;
    return `EXISTS (SELECT 1 FROM UNNEST(${value}) AS ${item} WHERE ${condition(item)})`;
  },
  multipleOf: (value, holds, of) => {
    const [divisor, whole] = [plainNumber(of), wholeDivisor(of)];
    if (divisor === undefined || whole === undefined || divisor.fraction > 18) return undefined;
    const isMultiple = (decimal: Sql) => `${remainder(decimal, divisor.text)} = 0`;
    if (holds === "integer") return whole.length < 19 ? `MOD(${value}, ${whole}) = 0` : undefined;
    if (holds === "decimal") return isMultiple(`CAST(${value} AS BIGNUMERIC)`);
    if (holds === "text") return multipleText(textNumbers, value, divisor.text, isMultiple);
    const ofFloat = holds === "float" ? multipleText(textNumbers, asText(value), divisor.text, isMultiple) : undefined;
    return ofFloat === undefined ? undefined : `(ABS(${value}) < 1e20 AND ${ofFloat})`;
  },
  countIf: (condition) => `COUNTIF(${condition})`,
  key: (value) => value,
  numberText: asText,
  momentText: (value) => `FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E6SZ', CAST(${value} AS TIMESTAMP), 'UTC')`,
  seconds: (value) => `CAST(UNIX_MICROS(CAST(${value} AS TIMESTAMP)) AS BIGNUMERIC) / 1000000`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
