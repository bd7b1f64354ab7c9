import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { perl } from "../sql/flavours.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { comparedText, multipleText, type TextNumbers, wholeText } from "../sql/text-numbers.ts";
import { fieldOf, typeParts } from "../sql/type-text.ts";
import { written } from "../sql/written.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^array\(/i, "list"],
  [/^row\(/i, "struct"],
  [/^(?:varchar|char|uuid)\b/i, "text"],
  [/^(?:tinyint|smallint|integer|int|bigint)$/i, "integer"],
  [/^decimal\b/i, "decimal"],
  [/^(?:real|double)$/i, "float"],
  [/^boolean$/i, "boolean"],
  [/^date$/i, "date"],
  [/^timestamp.* with time zone$/i, "timestamptz"],
  [/^timestamp\b/i, "timestamp"],
  [/^time\b(?!.* with time zone$)/i, "time"],
];

const text = (value: string): Sql => `'${value.replaceAll("'", "''")}'`;
const full = (value: Sql, pattern: string) => `regexp_like(${value}, '\\A(?:${pattern})\\z')`;
const cast = (value: Sql, pattern: string, type: string) => `CASE WHEN ${full(value, pattern)} THEN TRY_CAST(${value} AS ${type}) END`;

/** The moment that a text says: its day and time with its zone behind a blank, as Trino wants it. */
function moment(value: Sql): Sql {
  const spaced = `regexp_replace(translate(${value}, 'Tt,zZ', '  .'), '([.][0-9]{6})[0-9]*', '$1')`;
  const zoned = `regexp_replace(regexp_replace(regexp_replace(${spaced}, ' ?([+-][0-9:]{2,5})\\z', ' $1'), ' ([+-][0-9]{2})\\z', ' $1:00'), ' ([+-][0-9]{2})([0-9]{2})\\z', ' $1:$2')`;
  const whole = `CASE WHEN length(${value}) = 10 THEN ${value} || ' 00:00 UTC' WHEN regexp_like(${value}, ':.*[+-]') THEN ${zoned} ELSE rtrim(${spaced}) || ' UTC' END`;
  return `CASE WHEN ${full(value, written.timestamp)} THEN TRY_CAST(${whole} AS timestamp(6) with time zone) END`;
}

const digits = (plain: string) => plain.replace(/\D/g, "").length;
const textNumbers: TextNumbers = {
  full,
  decimal: (value) => `TRY_CAST(${value} AS decimal(38, 18))`,
  whole: (value) => `TRY_CAST(${value} AS decimal(38, 0))`,
  decimalLiteral: (plain) => `DECIMAL '${plain}'`,
  double: (value) => `TRY_CAST(${value} AS double)`,
  doubleLiteral: (value) => `DOUBLE '${value}'`,
  head: (value, pattern) => `regexp_extract(${value}, '${pattern}')`,
};

const asText = (value: Sql): Sql => `CAST(${value} AS varchar)`;

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "timestamp") return moment(value);
    if (as === "time") return `CASE WHEN ${full(value, written.time)} THEN ${value} END`;
    if (as === "integer") return wholeText(textNumbers, value, (decimal) => `${decimal} % 1 = 0`);
    return cast(value, written[as], { number: "double", date: "date" }[as]);
  }
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN NOT is_nan(${value}) THEN ${value} END` : value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = truncate(${value}) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "date" ? `CAST(${value} AS timestamp(6))` : value;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS date) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

/** Trino and Starburst, whose session has the time zone UTC. */
export const trino: Dialect = {
  id: "trino",
  title: "Trino",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  inside: (type, name) => {
    const parts = typeParts(type);
    if (name === "[]") return parts?.name.toLowerCase() === "array" ? parts.parts[0] : undefined;
    return parts?.name.toLowerCase() === "row" ? parts.parts.map(fieldOf).find((field) => field?.name === name.toLowerCase() || field?.name === name)?.type : undefined;
  },
  plain: (value, type) => {
    if (/^char\b/i.test(type)) return `rtrim(CAST(${value} AS varchar))`;
    return /^uuid$/i.test(type) ? `CAST(${value} AS varchar)` : /^real$/i.test(type) ? `CAST(CAST(${value} AS varchar) AS double)` : value;
  },
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  table: (names) => names.map((name) => trino.identifier(name)).join("."),
  text,
  field: (value, name) => `${value}.${trino.identifier(name)}`,
  read,
  asText,
  ...comparing({
    points: (value) => value,
    text: (value) => (value.isWellFormed() ? text(value) : undefined),
    read, asText,
    number: (plain, holds) => (holds === "float" ? `DOUBLE '${plain}'` : digits(plain) > 38 ? undefined : `DECIMAL '${plain}'`),
    textAsNumber: (value, how, plain) => comparedText(textNumbers, value, how, plain),
    boolean: (value) => (value ? "TRUE" : "FALSE"),
    date: (day) => `DATE '${day}'`,
    moment: (utc, holds) => (holds === "text" || holds === "timestamptz" ? `TIMESTAMP '${utc} UTC'` : `TIMESTAMP '${utc}'`),
  }),
  ...ofTexts({ asText, flavour: perl, matches: (subject, pattern) => `regexp_like(${subject}, ${text(pattern)})`, length: (subject) => `length(${subject})` }),
  listLength: (value) => `cardinality(${value})`,
  distinctItems: (value) => `cardinality(array_distinct(${value})) = cardinality(${value})`,
  someItem: (value, condition) => {
    const item = `i${value.length}`;
    return `any_match(${value}, ${item} -> COALESCE(${condition(item)}, FALSE))`;
  },
  multipleOf: (value, holds, of) => {
    const divisor = plainNumber(of);
    if (divisor === undefined || divisor.text.startsWith("-") || divisor.text === "0" || divisor.fraction > 18) return undefined;
    if (holds === "integer" || holds === "decimal") return `${value} % DECIMAL '${divisor.text}' = 0`;
    const isMultiple = (decimal: Sql) => `${decimal} % DECIMAL '${divisor.text}' = 0`;
    if (holds === "text") return multipleText(textNumbers, value, divisor.text, isMultiple);
    return holds === "float" ? multipleText(textNumbers, asText(value), divisor.text, isMultiple) : undefined;
  },
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  key: (value) => value,
  numberText: (value) => `CAST(${value} AS varchar)`,
  momentText: (value) => `to_iso8601(CAST(${value} AS timestamp(6) with time zone) AT TIME ZONE 'UTC')`,
  seconds: (value) => `CAST(to_unixtime(CAST(${value} AS timestamp(6) with time zone)) AS decimal(20, 6))`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
