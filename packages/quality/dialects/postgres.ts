import type { Flavour } from "#regular";
import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { written } from "../sql/written.ts";

/** Advanced regular expressions of Postgres (§9.7.3), over texts with the collation "C": words are ASCII. */
const are: Flavour = {
  point: (code) => (code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`),
  places: { start: "\\A", end: "\\Z", boundary: "\\y", inside: "\\Y" },
  mostRepeats: 255,
  ahead: { is: "(?=", isNot: "(?!" },
};

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/\[\]$/, "list"],
  [/^(?:text|character|character varying|varchar|bpchar|"char"|name|citext|uuid|enum)\b/, "text"],
  [/^(?:smallint|integer|bigint|int\d?)$/, "integer"],
  [/^numeric\b/, "decimal"],
  [/^(?:real|double precision|float\d)$/, "float"],
  [/^boolean$/, "boolean"],
  [/^date$/, "date"],
  [/^timestamp.* with time zone$/, "timestamptz"],
  [/^timestamp\b/, "timestamp"],
  [/^time\b(?!.* with time zone$)/, "time"],
];

const points = (value: Sql) => `(${value} COLLATE "C")`;
const quoted = (value: string): Sql => `'${value.replaceAll("'", "''")}'`;
/** Postgres has no text with U+0000 or half of a pair. */
const text = (value: string): Sql | undefined => (value.includes("\0") || !value.isWellFormed() ? undefined : quoted(value));
const full = (value: Sql, pattern: string) => `${points(value)} ~ '^(?:${pattern})$'`;
const cast = (value: Sql, pattern: string, type: string) => `CASE WHEN ${full(value, pattern)} THEN CAST(${value} AS ${type}) END`;

const asText = (value: Sql): Sql => `CAST(${value} AS text)`;

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "integer") return `CASE WHEN ${full(value, written.number)} THEN CASE WHEN CAST(${value} AS numeric) % 1 = 0 THEN ${value} END END`;
    if (as === "timestamp") return `CASE WHEN ${full(value, written.timestamp)} THEN CAST(translate(${value}, 'tz,', 'TZ.') AS timestamp with time zone) END`;
    return as === "time" ? `CASE WHEN ${full(value, written.time)} THEN ${value} END` : cast(value, written[as], { number: "numeric", date: "date" }[as]);
  }
  if (as === "number" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} <> 'NaN' THEN ${value} END`;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = trunc(${value}) AND ${value} <> 'NaN' THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return `CASE WHEN isfinite(${value}) THEN ${holds === "date" ? `CAST(${value} AS timestamp)` : value} END`;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN isfinite(${value}) AND ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS date) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

/** Postgres, from version 12, whose session has the time zone UTC and `standard_conforming_strings`; the database is in UTF-8. */
export const postgres: Dialect = {
  id: "postgres",
  title: "Postgres",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  inside: (type, name) => (name === "[]" ? /^(.*)\[\]$/.exec(type)?.[1] : undefined),
  plain: (value, type) => {
    if (/^(?:character\b(?! varying)|bpchar|"char"|name|citext|uuid|enum)/.test(type) && !type.endsWith("[]")) return `CAST(${value} AS text)`;
    return type === "real" ? `CAST(CAST(${value} AS text) AS double precision)` : value;
  },
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  table: (names) => names.map((name) => postgres.identifier(name)).join("."),
  text: quoted,
  field: (value, name) => `(${value}).${postgres.identifier(name)}`,
  read,
  asText,
  ...comparing({
    points, text, read, asText,
    number: (plain, holds) => (holds === "float" ? `CAST('${plain}' AS double precision)` : plain.startsWith("-") ? `(${plain})` : plain),
    notNaN: (value, holds) => (holds === "integer" ? undefined : `${value} <> 'NaN'`),
    boolean: (value) => (value ? "TRUE" : "FALSE"),
    date: (day) => `DATE '${day}'`,
    moment: (utc, holds) => (holds === "text" || holds === "timestamptz" ? `TIMESTAMP WITH TIME ZONE '${utc}+00'` : `TIMESTAMP '${utc}'`),
  }),
  ...ofTexts({ asText, flavour: are, matches: (subject, pattern) => `${points(subject)} ~ ${quoted(pattern)}`, fails: (subject, pattern) => `${points(subject)} !~ ${quoted(pattern)}`, length: (subject) => `char_length(${subject})` }),
  listLength: (value) => `cardinality(${value})`,
  distinctItems: (value) => `(SELECT COUNT(*) FROM (SELECT DISTINCT i.v FROM unnest(${value}) AS i(v)) j) = cardinality(${value})`,
  someItem: (value, condition) => {
    const item = `i${value.length}`;
    return `EXISTS (SELECT 1 FROM unnest(${value}) AS ${item}(v) WHERE ${condition(`${item}.v`)})`;
  },
  multipleOf: (value, holds, of) => {
    const divisor = plainNumber(of)?.text;
    if (divisor === undefined || divisor.startsWith("-") || divisor === "0") return undefined;
    if (holds === "integer") return `${value} % ${divisor} = 0`;
    if (holds === "decimal") return `(${value} <> 'NaN' AND ${value} % ${divisor} = 0)`;
    if (holds === "float") return `CASE WHEN abs(${value}) < 1e20 THEN CAST(CAST(${value} AS text) AS numeric) % ${divisor} = 0 END`;
    const number = holds === "text" ? read(value, holds, "number") : undefined;
    return number === undefined ? undefined : `(${number} % ${divisor} = 0 AND (abs(${number}) < 1e20 OR ${points(value)} !~ '[eE]'))`;
  },
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  key: (value, holds) => (holds === "text" ? points(value) : value),
  numberText: (value) => `CAST(${value} AS text)`,
  momentText: (value) => `to_char(CAST(${value} AS timestamp with time zone), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  seconds: (value) => `EXTRACT(EPOCH FROM ${value})`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
