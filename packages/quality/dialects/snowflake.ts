import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { posix } from "../sql/flavours.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { comparedText, multipleText, type TextNumbers, wholeDivisor, wholeText } from "../sql/text-numbers.ts";
import { written } from "../sql/written.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^ARRAY\b/i, "list"],
  [/^(?:OBJECT|MAP)\b/i, "struct"],
  [/^(?:VARCHAR|TEXT|STRING|CHAR|VARIANT)\b/i, "text"],
  [/^(?:NUMBER|DECIMAL|NUMERIC)(?:\(\d+(?:, ?0)?\))?$/i, "integer"],
  [/^(?:NUMBER|DECIMAL|NUMERIC)\(/i, "decimal"],
  [/^(?:FLOAT|REAL|DOUBLE)\b/i, "float"],
  [/^BOOLEAN$/i, "boolean"],
  [/^DATE$/i, "date"],
  [/^TIMESTAMP_NTZ\b/i, "timestamp"],
  [/^TIMESTAMP_L?TZ\b/i, "timestamptz"],
  [/^TIME\b(?!STAMP)/i, "time"],
];

/** Characters that nobody sees are written by their number. */
const hidden = /[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;
const text = (value: string): Sql => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''").replace(hidden, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
const identifier = (name: string): Sql => `"${name.replaceAll('"', '""')}"`;
/** REGEXP_LIKE is true only where the pattern matches the whole text. */
const full = (value: Sql, pattern: string) => `REGEXP_LIKE(${value}, ${text(pattern)})`;
/** Some part of the text, so a dot takes line ends too (`s`). REGEXP_INSTR is no help: it does not tell an empty match from none. */
const found = (value: Sql, pattern: string) => `REGEXP_LIKE(${value}, ${text(`.*(${pattern}).*`)}, 'cs')`;
const digits = (plain: string) => plain.replace(/\D/g, "").length;
const decimalLiteral = (plain: string) => `CAST('${plain}' AS NUMBER(${Math.max(1, digits(plain))}, ${plainNumber(plain)?.fraction ?? 0}))`;
const float = (value: string) => `CAST('${value}' AS FLOAT)`;

const textNumbers: TextNumbers = {
  full, decimalLiteral,
  decimal: (value) => `TRY_TO_DECIMAL(${value}, 38, 18)`,
  whole: (value) => `TRY_TO_DECIMAL(${value}, 38, 0)`,
  double: (value) => `TRY_TO_DOUBLE(${value})`,
  doubleLiteral: float,
  head: (value, pattern) => `REGEXP_SUBSTR(${value}, ${text(pattern)})`,
};

/** The moment that a text says, with seconds and a zone. */
function moment(value: Sql): Sql {
  const steps: readonly (readonly [string, string])[] = [["^(.{10}) ", "\\1T"], ["([.][0-9]{6})[0-9]*", "\\1"], ["^(.{16})( ?[Z+-]|$)", "\\1:00\\2"], [" ?([Z+-][0-9:]*)$", "\\1"], ["Z$", "+00:00"], ["([+-][0-9]{2})$", "\\1:00"], ["([+-][0-9]{2})([0-9]{2})$", "\\1:\\2"]];
  const clock = steps.reduce((sql, [pattern, by]) => `REGEXP_REPLACE(${sql}, ${text(pattern)}, ${text(by)})`, `TRANSLATE(CASE WHEN ${found(value, ":.*[zZ+-]")} THEN ${value} ELSE ${value} || 'Z' END, 'tz,', 'TZ.')`);
  return `CASE WHEN ${full(value, written.date)} THEN TRY_TO_TIMESTAMP_TZ(${value} || 'T00:00:00+00:00', 'AUTO') WHEN ${full(value, written.timestamp)} THEN TRY_TO_TIMESTAMP_TZ(${clock}, 'AUTO') END`;
}

function asText(value: Sql, holds: Holds): Sql {
  return holds === "date" ? `TO_VARCHAR(${value}, 'YYYY-MM-DD')` : `TO_VARCHAR(${value})`;
}

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "integer") return wholeText(textNumbers, value, (decimal) => `MOD(${decimal}, 1) = 0`);
    if (as === "number") return `CASE WHEN ${full(value, written.number)} THEN TRY_TO_DOUBLE(${value}) END`;
    if (as === "date") return `CASE WHEN ${full(value, written.date)} THEN TRY_TO_DATE(${value}, 'YYYY-MM-DD') END`;
    return as === "time" ? `CASE WHEN ${full(value, written.time)} THEN ${value} END` : moment(value);
  }
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN ${value} <> CAST('NaN' AS FLOAT) THEN ${value} END` : value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = TRUNC(${value}) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "date" ? `TO_TIMESTAMP_NTZ(${value})` : value;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = DATE_TRUNC('DAY', ${value}) THEN TO_DATE(${value}) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

/**
 * Snowflake, whose session has the time zone UTC. A VARIANT is the text that it says (a null of JSON is null), as are the items of an ARRAY and the fields of an OBJECT. Written from its documentation:
 * nothing here has run on it.
 */
export const snowflake: Dialect = {
  id: "snowflake",
  title: "Snowflake",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  inside: (type, name) => ((name === "[]" ? /^ARRAY\b/i : /^(?:OBJECT|VARIANT|MAP)\b/i).test(type) ? "VARIANT" : undefined),
  plain: (value, type) => (/^VARIANT\b/i.test(type) ? `CAST(${value} AS VARCHAR)` : / COLLATE /i.test(type) ? `COLLATE(${value}, '')` : value),
  identifier,
  table: (names) => names.map(identifier).join("."),
  text,
  field: (value, name) => `GET(${value}, ${text(name)})`,
  read,
  asText,
  ...comparing({
    points: (value) => value,
    text: (value) => (value.isWellFormed() ? text(value) : undefined),
    read, asText,
    number: (plain, holds) => (holds === "float" ? float(plain) : digits(plain) > 38 ? undefined : decimalLiteral(plain)),
    parted: (value) => ({ whole: `FLOOR(${value})`, rest: `MOD(MOD(${value}, 1) + 1, 1)` }),
    notNaN: (value, holds) => (holds === "float" ? `${value} <> CAST('NaN' AS FLOAT)` : undefined),
    textAsNumber: (value, how, plain) => comparedText(textNumbers, value, how, plain),
    boolean: (value) => (value ? "TRUE" : "FALSE"),
    date: (day) => `TO_DATE('${day}', 'YYYY-MM-DD')`,
    moment: (utc, holds) => (holds === "text" || holds === "timestamptz" ? `TO_TIMESTAMP_TZ('${utc.replace(" ", "T")}+00:00', 'AUTO')` : `TO_TIMESTAMP_NTZ('${utc.replace(" ", "T")}', 'AUTO')`),
  }),
  ...ofTexts({ asText, flavour: posix, matches: found, fails: (subject, pattern) => `NOT (${found(subject, pattern)})`, length: (subject) => `LENGTH(${subject})` }),
  listLength: (value) => `ARRAY_SIZE(${value})`,
  distinctItems: (value) => `ARRAY_SIZE(ARRAY_DISTINCT(${value})) = ARRAY_SIZE(${value})`,
  someItem: (value, condition) => {
    const item = `i${value.length}`;
    return `ARRAY_SIZE(FILTER(${value}, ${item} -> COALESCE(${condition(item)}, FALSE))) > 0`;
  },
  multipleOf: (value, holds, of) => {
    const [divisor, whole] = [plainNumber(of), wholeDivisor(of)];
    if (divisor === undefined || whole === undefined || divisor.fraction > 18) return undefined;
    const isMultiple = (decimal: Sql) => `MOD(${decimal}, ${decimalLiteral(divisor.text)}) = 0`;
    if (holds === "integer") return whole.length < 38 ? `MOD(${value}, ${whole}) = 0` : undefined;
    if (holds === "decimal") return isMultiple(value);
    return holds === "text" ? multipleText({ ...textNumbers, remainder: (one, by) => `MOD(${one}, ${by})` }, value, divisor.text, isMultiple) : undefined;
  },
  countIf: (condition) => `COUNT_IF(${condition})`,
  key: (value) => value,
  numberText: (value) => `TO_VARCHAR(${value})`,
  momentText: (value) => `TO_VARCHAR(CONVERT_TIMEZONE('UTC', ${value}), 'YYYY-MM-DD"T"HH24:MI:SS.FF6"Z"')`,
  seconds: (value) => `DATE_PART(EPOCH_MICROSECOND, ${value}) / 1000000`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
