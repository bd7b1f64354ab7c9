import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { perl } from "../sql/flavours.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { comparedText, multipleText, type TextNumbers, wholeDivisor, wholeText } from "../sql/text-numbers.ts";
import { fieldOf, typeParts } from "../sql/type-text.ts";
import { written } from "../sql/written.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^array</i, "list"],
  [/^struct</i, "struct"],
  [/^(?:string|varchar|char)\b/i, "text"],
  [/^(?:tinyint|smallint|int|bigint)$/i, "integer"],
  [/^decimal\b/i, "decimal"],
  [/^(?:float|double)$/i, "float"],
  [/^boolean$/i, "boolean"],
  [/^date$/i, "date"],
  [/^timestamp_ntz$/i, "timestamp"],
  [/^timestamp(?:_ltz)?$/i, "timestamptz"],
];

const text = (value: string): Sql => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const identifier = (name: string): Sql => `\`${name.replaceAll("`", "``")}\``;
const full = (value: Sql, pattern: string) => `regexp_like(${value}, ${text(`\\A(?:${pattern})\\z`)})`;
const asText = (value: Sql): Sql => `CAST(${value} AS STRING)`;
const digits = (plain: string) => plain.replace(/\D/g, "").length;
const decimalLiteral = (plain: string) => `CAST('${plain}' AS DECIMAL(${Math.max(1, digits(plain))}, ${plainNumber(plain)?.fraction ?? 0}))`;

const textNumbers: TextNumbers = {
  full, decimalLiteral,
  decimal: (value) => `try_cast(${value} AS DECIMAL(38, 18))`,
  whole: (value) => `try_cast(${value} AS DECIMAL(38, 0))`,
  double: (value) => `try_cast(${value} AS DOUBLE)`,
  doubleLiteral: (value) => `CAST('${value}' AS DOUBLE)`,
  head: (value, pattern) => `regexp_extract(${value}, ${text(pattern)}, 0)`,
};

/** The moment that a text says, with seconds and a zone. */
function moment(value: Sql): Sql {
  const steps: readonly (readonly [string, string])[] = [["([.][0-9]{6})[0-9]*", "$1"], ["^(.{16})( ?[Z+-]|$)", "$1:00$2"], [" ?([Z+-][0-9:]*)$", "$1"], ["([+-][0-9]{2})$", "$1:00"], ["([+-][0-9]{2})([0-9]{2})$", "$1:$2"]];
  const clock = steps.reduce((sql, [pattern, by]) => `regexp_replace(${sql}, ${text(pattern)}, ${text(by)})`, `translate(${value}, 'tz,', 'TZ.')`);
  const zoned = `CASE WHEN regexp_like(${value}, ':.*[zZ+-]') THEN ${clock} ELSE concat(${clock}, 'Z') END`;
  return `CASE WHEN ${full(value, written.date)} THEN try_cast(concat(${value}, 'T00:00:00Z') AS TIMESTAMP) WHEN ${full(value, written.timestamp)} THEN try_cast(${zoned} AS TIMESTAMP) END`;
}

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "integer") return wholeText(textNumbers, value, (decimal) => `${decimal} % 1 = 0`);
    if (as === "number") return `CASE WHEN ${full(value, written.number)} THEN try_cast(${value} AS DOUBLE) END`;
    if (as === "date") return `CASE WHEN ${full(value, written.date)} THEN try_cast(${value} AS DATE) END`;
    return as === "time" ? `CASE WHEN ${full(value, written.time)} THEN ${value} END` : moment(value);
  }
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN NOT isnan(${value}) THEN ${value} END` : value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = floor(${value}) THEN ${value} END`;
  // A day and a moment without a zone are taken as UTC, whatever the warehouse's own zone is.
  if (as === "timestamp" && moments.includes(holds)) return holds === "timestamptz" ? value : `CAST(concat(CAST(${value} AS STRING), '${holds === "date" ? "T00:00:00Z" : "Z"}') AS TIMESTAMP)`;
  if (as === "date" && holds === "date") return value;
  return as === "boolean" && holds === as ? value : undefined;
}

/** Databricks SQL and Spark from version 3.5. It runs on Spark SQL in the tests, and nothing here has run on Databricks itself. */
export const databricks: Dialect = {
  id: "databricks",
  title: "Databricks",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  inside: (type, name) => {
    const parts = typeParts(type);
    if (name === "[]") return parts?.name.toLowerCase() === "array" ? parts.parts[0] : undefined;
    return parts?.name.toLowerCase() === "struct" ? parts.parts.map(fieldOf).find((field) => field?.name.toLowerCase() === name.toLowerCase())?.type : undefined;
  },
  plain: (value, type) => {
    if (/^float$/i.test(type)) return `CAST(CAST(${value} AS STRING) AS DOUBLE)`;
    return /^char\b/i.test(type) ? `rtrim(${value})` : / collate /i.test(type) ? `collate(${value}, 'UTF8_BINARY')` : value;
  },
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
    number: (plain, holds) => (holds === "float" ? `CAST('${plain}' AS DOUBLE)` : digits(plain) > 38 ? undefined : decimalLiteral(plain)),
    parted: (value) => ({ whole: `floor(${value})`, rest: `pmod(${value}, 1)` }),
    notNaN: (value, holds) => (holds === "float" ? `NOT isnan(${value})` : undefined),
    textAsNumber: (value, how, plain) => comparedText(textNumbers, value, how, plain),
    boolean: (value) => (value ? "TRUE" : "FALSE"),
    date: (day) => `DATE '${day}'`,
    moment: (utc) => `TIMESTAMP '${utc}+00:00'`,
  }),
  ...ofTexts({ asText, flavour: perl, matches: (subject, pattern) => `regexp_like(${subject}, ${text(pattern)})`, length: (subject) => `char_length(${subject})` }),
  listLength: (value) => `array_size(${value})`,
  distinctItems: (value) => `array_size(array_distinct(${value})) = array_size(${value})`,
  someItem: (value, condition) => {
    const item = `i${value.length}`;
    return `exists(${value}, ${item} -> coalesce(${condition(item)}, FALSE))`;
  },
  multipleOf: (value, holds, of) => {
    const [divisor, whole] = [plainNumber(of), wholeDivisor(of)];
    if (divisor === undefined || whole === undefined || divisor.fraction > 18) return undefined;
    const isMultiple = (decimal: Sql) => `${decimal} % ${decimalLiteral(divisor.text)} = 0`;
    if (holds === "integer") return whole.length < 19 ? `${value} % ${whole}L = 0` : undefined;
    if (holds === "decimal") return isMultiple(value);
    if (holds === "text") return multipleText(textNumbers, value, divisor.text, isMultiple);
    const ofFloat = holds === "float" ? multipleText(textNumbers, asText(value), divisor.text, isMultiple) : undefined;
    return ofFloat === undefined ? undefined : `(abs(${value}) < 1e20 AND ${ofFloat})`;
  },
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  key: (value) => value,
  numberText: asText,
  momentText: (value) => `date_format(to_utc_timestamp(${value}, current_timezone()), "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")`,
  seconds: (value) => `CAST(unix_micros(${value}) AS DECIMAL(20, 0)) / 1000000`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
