import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { perl } from "../sql/flavours.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { written } from "../sql/written.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^(?:char|varchar|tinytext|text|mediumtext|longtext|enum|uuid)\b/, "text"],
  [/^(?:tinyint|smallint|mediumint|int|bigint|year)\b/, "integer"],
  [/^decimal\b/, "decimal"],
  [/^(?:float|double)\b/, "float"],
  [/^date$/, "date"],
  [/^datetime\b/, "timestamp"],
  [/^timestamp\b/, "timestamptz"],
  [/^time\b/, "time"],
];

const quoted = (value: string): Sql => `'${value.replaceAll("'", "''")}'`;
/** The bytes of UTF-8: equal and in order as code points are, without a collation and without padding. */
const points = (value: Sql) => `CAST(CONVERT(${value} USING utf8mb4) AS BINARY)`;
const text = (value: string): Sql | undefined => (value.isWellFormed() ? `CAST(_utf8mb4${quoted(value)} AS BINARY)` : undefined);
const exact = (value: Sql) => `CONVERT(${value} USING utf8mb4) COLLATE utf8mb4_bin`;
const full = (value: Sql, pattern: string) => `${exact(value)} REGEXP '\\A(?:${pattern})\\z'`;
const cast = (value: Sql, pattern: string, type: string) => `CASE WHEN ${full(value, pattern)} THEN CAST(${value} AS ${type}) END`;
/** Days such as 0000-00-00 and 2024-00-00, which MySQL may keep, are no days. */
const real = (value: Sql) => `YEAR(${value}) > 0 AND MONTH(${value}) > 0 AND DAYOFMONTH(${value}) > 0`;

/** Numbers that a DECIMAL(65, 30) holds, whatever their exponent is. */
const short = "[+-]?([0-9]{1,35}([.][0-9]{0,30})?|[.][0-9]{1,30}|([0-9]{1,25}([.][0-9]{0,20})?|[.][0-9]{1,20})[eE][+-]?0?[0-9])";
/** Doubles that it holds too, as they are written. */
const shortDouble = "-?[0-9]([.][0-9]{1,17})?e(-(0?[0-9]|1[0-3])|1?[0-9])";

/** The moment that a text says, less its zone. */
function moment(value: Sql): Sql {
  const zone = `REGEXP_SUBSTR(${exact(value)}, '[+-][0-9]{2}(:?[0-9]{2})?\\z')`;
  const seconds = `REPLACE(REGEXP_SUBSTR(${exact(value)}, '[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,6})?)?'), ',', '.')`;
  const minutes = `CASE WHEN ${exact(value)} REGEXP ':.*[+-]' THEN (CAST(SUBSTR(${zone}, 2, 2) AS SIGNED) * 60 + CASE WHEN LENGTH(${zone}) > 3 THEN CAST(RIGHT(${zone}, 2) AS SIGNED) ELSE 0 END) * CASE LEFT(${zone}, 1) WHEN '-' THEN -1 ELSE 1 END ELSE 0 END`;
  return `CASE WHEN ${full(value, written.timestamp)} THEN CAST(CONCAT(LEFT(${value}, 10), ' ', CASE WHEN CHAR_LENGTH(${value}) > 10 THEN ${seconds} ELSE '00:00' END) AS DATETIME(6)) - INTERVAL (${minutes}) MINUTE END`;
}

const asText = (value: Sql): Sql => `CAST(${value} AS CHAR)`;

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "timestamp") return moment(value);
    if (as === "number") return cast(value, written.number, "DOUBLE");
    if (as === "date") return cast(value, written.date, "DATE");
    if (as === "time") return `CASE WHEN ${full(value, written.time)} THEN ${value} END`;
    const [whole, big] = [`ABS(MOD(CAST(${value} AS DECIMAL(65, 30)), 1)) = 0`, `ABS(CAST(${value} AS DOUBLE)) >= 1e19`];
    return `CASE WHEN ${full(value, written.whole)} THEN ${value} WHEN ${full(value, short)} THEN CASE WHEN ${whole} THEN ${value} END WHEN ${full(value, written.number)} THEN CASE WHEN ${big} THEN ${value} END END`;
  }
  if (as === "number" && numbers.includes(holds)) return value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = TRUNCATE(${value}, 0) THEN ${value} END`;
  if (as === "boolean" && holds === "integer") return `CASE WHEN ${value} IN (0, 1) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return `CASE WHEN ${real(value)} THEN CAST(${value} AS DATETIME(6)) END`;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = CAST(${value} AS DATE) THEN CAST(${value} AS DATE) END`;
  return as === "time" && holds === as ? value : undefined;
}

/** MySQL from version 8 and MariaDB from 10.5, whose session has the time zone UTC, the mode NO_BACKSLASH_ESCAPES and no cache of subqueries. Neither has lists; a boolean is the integer 0 or 1. */
export const mysql: Dialect = {
  id: "mysql",
  title: "MySQL",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  plain: (value, type) => (/^float/.test(type) ? `CAST(CAST(${value} AS CHAR) AS DOUBLE)` : /^(?:enum|uuid)/.test(type) ? `CAST(${value} AS CHAR)` : value),
  identifier: (name) => `\`${name.replaceAll("`", "``")}\``,
  table: (names) => names.map((name) => mysql.identifier(name)).join("."),
  text: quoted,
  field: () => undefined,
  read,
  asText,
  ...comparing({
    points, text, read, asText,
    number: (plain, holds) => (holds === "float" ? `${plain}${plain.includes("e") ? "" : "e0"}` : plain.replace(/\D/g, "").length > 65 ? undefined : plain),
    textAsNumber: (value, how, plain) => {
      const double = `WHEN ${full(value, written.number)} THEN CAST(${value} AS DOUBLE) ${how} ${Number(plain)}${String(Number(plain)).includes("e") ? "" : "e0"}`;
      return `CASE ${plain.replace(/\D/g, "").length > 60 ? "" : `WHEN ${full(value, short)} THEN CAST(${value} AS DECIMAL(65, 30)) ${how} ${plain} `}${double} END`;
    },
    boolean: (value) => (value ? "1" : "0"),
    date: (day) => `DATE '${day}'`,
    moment: (utc) => `TIMESTAMP '${utc}'`,
  }),
  ...ofTexts({ asText, flavour: perl, matches: (subject, pattern) => `${exact(subject)} REGEXP ${quoted(pattern)}`, fails: (subject, pattern) => `${exact(subject)} NOT REGEXP ${quoted(pattern)}`, length: (subject) => `CHAR_LENGTH(CONVERT(${subject} USING utf8mb4))` }),
  listLength: () => undefined,
  distinctItems: () => undefined,
  someItem: () => undefined,
  // ABS: to MariaDB a remainder of -0.0 is not 0.
  multipleOf: (value, holds, of) => {
    const divisor = plainNumber(of);
    if (divisor === undefined || divisor.text.startsWith("-") || divisor.text === "0" || divisor.fraction > 13) return undefined;
    if (holds === "integer" || holds === "decimal") return `ABS(MOD(${value}, ${divisor.text})) = 0`;
    if (holds !== "float" && holds !== "text") return undefined;
    const number = holds === "float" ? `CAST(${value} AS CHAR)` : value;
    const long = holds === "text" ? `WHEN ${full(number, "[+-]?[0-9]{1,60}")} THEN ABS(MOD(CAST(${number} AS DECIMAL(65, 0)), ${divisor.text})) = 0 ` : "";
    const small = holds === "float" ? `ABS(${value}) < 1e20 AND ` : "";
    return `CASE ${long}WHEN ${full(number, holds === "text" ? short : `(${short}|${shortDouble})`)} THEN ${small}ABS(MOD(CAST(${number} AS DECIMAL(65, 30)), ${divisor.text})) = 0 END`;
  },
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  key: (value, holds) => (holds === "text" ? points(value) : value),
  numberText: (value) => `CAST(${value} AS CHAR)`,
  momentText: (value) => `DATE_FORMAT(CAST(${value} AS DATETIME(6)), '%Y-%m-%dT%H:%i:%s.%fZ')`,
  seconds: (value) => `TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', CAST(${value} AS DATETIME(6))) * 0.000001`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};
