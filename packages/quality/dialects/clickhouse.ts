import type { Dialect, Holds, Sql } from "../dialect.ts";
import type { ReadAs } from "../predicate.ts";
import { comparing, moments, numbers } from "../sql/comparing.ts";
import { re2 } from "../sql/flavours.ts";
import { plainNumber } from "../sql/number.ts";
import { ofTexts } from "../sql/of-texts.ts";
import { comparedText, multipleText, type TextNumbers, wholeText } from "../sql/text-numbers.ts";
import { fieldOf, typeParts } from "../sql/type-text.ts";
import { written } from "../sql/written.ts";

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/^Array\(/, "list"],
  [/^Tuple\(/, "struct"],
  [/^(?:String|FixedString|UUID|Enum)/, "text"],
  [/^U?Int\d+$/, "integer"],
  [/^Decimal/, "decimal"],
  [/^(?:B?Float)\d+$/, "float"],
  [/^Bool$/, "boolean"],
  [/^Date(?:32)?$/, "date"],
  [/^DateTime/, "timestamptz"],
  [/^Time(?:64)?\b/, "time"],
];

/** The type inside of `Nullable(…)` and `LowCardinality(…)`. */
function bare(type: string): string {
  const [, inner] = /^(?:Nullable|LowCardinality)\(([^]*)\)$/.exec(type.trim()) ?? [];
  return inner === undefined ? type.trim() : bare(inner);
}

const text = (value: string): Sql => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0")}'`;
const identifier = (name: string): Sql => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
const full = (value: Sql, pattern: string) => `match(${value}, ${text(`\\A(?:${pattern})\\z`)})`;
const asText = (value: Sql): Sql => `toString(${value})`;
const decimalLiteral = (plain: string) => `toDecimal256('${plain}', ${plainNumber(plain)?.fraction ?? 0})`;

const textNumbers: TextNumbers = {
  full,
  decimal: (value) => `toDecimal256OrNull(${value}, 18)`,
  whole: (value) => `toInt256OrNull(${value})`,
  decimalLiteral,
  double: (value) => `toFloat64OrNull(toString(${value}))`,
  doubleLiteral: (value) => `toFloat64('${value}')`,
  head: (value, pattern) => `extract(${value}, ${text(pattern)})`,
};

function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") {
    if (as === "boolean") return `CASE WHEN ${full(value, written.boolean)} THEN ${full(value, written.true)} END`;
    if (as === "integer") return wholeText(textNumbers, value, (decimal) => `${decimal} % toDecimal256('1', 18) = 0`);
    if (as === "number") return `CASE WHEN ${full(value, written.number)} THEN toFloat64OrNull(${value}) END`;
    if (as === "date") return `CASE WHEN ${full(value, written.date)} THEN toDate32OrNull(${value}) END`;
    if (as === "time") return `CASE WHEN ${full(value, written.time)} THEN ${value} END`;
    const plain = `replaceRegexpOne(translate(${value}, 'tz,', 'TZ.'), '([.][0-9]{6})[0-9]*', ${text("\\1")})`;
    return `CASE WHEN ${full(value, written.timestamp)} THEN parseDateTime64BestEffortOrNull(${plain}, 6, 'UTC') END`;
  }
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN NOT isNaN(${value}) THEN ${value} END` : `toNullable(${value})`;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = trunc(${value}) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "date" ? `toNullable(toDateTime64(${value}, 6, 'UTC'))` : `toNullable(${value})`;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = toStartOfDay(${value}) THEN toDate32(${value}) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

/** Below and above, ClickHouse has no day: what lies outside becomes the first or the last. */
const within = (utc: string) => utc > "1900-01-02" && utc < "2299-12-31";

/** ClickHouse from version 22, with the settings `session_timezone` UTC and `prefer_column_name_to_alias`. A list is never null. */
export const clickhouse: Dialect = {
  id: "clickhouse",
  title: "ClickHouse",
  holds: (type) => kinds.find(([pattern]) => pattern.test(bare(type)))?.[1] ?? "other",
  inside: (type, name) => {
    const parts = typeParts(bare(type));
    if (name === "[]") return parts?.name === "Array" ? parts.parts[0] : undefined;
    return parts?.name === "Tuple" ? parts.parts.map(fieldOf).find((field) => field?.name === name)?.type : undefined;
  },
  plain: (value, type) => {
    if (/^(?:UUID|Enum)/.test(bare(type))) return `toString(${value})`;
    if (bare(type).startsWith("FixedString")) return `replaceRegexpOne(toString(${value}), ${text("\\x00+$")}, '')`;
    // To an IN, which OR becomes, 0 and -0 are two values.
    return /^B?Float(?:16|32)$/.test(bare(type)) ? `(toFloat64(toString(${value})) + 0)` : bare(type) === "Float64" ? `(${value} + 0)` : value;
  },
  identifier,
  table: (names) => names.map(identifier).join("."),
  text,
  field: (value, name) => `tupleElement(${value}, ${text(name)})`,
  read,
  asText,
  ...comparing({
    points: (value) => value,
    text: (value) => (value.isWellFormed() ? text(value) : undefined),
    read, asText,
    number: (plain, holds) => {
      if (holds === "float") return `toFloat64('${plain}')`;
      const size = plainNumber(plain);
      if (size === undefined || size.whole > 38 || size.fraction > 38) return undefined;
      return holds === "integer" ? (size.whole > 18 ? `toInt256('${plain}')` : plain) : decimalLiteral(plain);
    },
    textAsNumber: (value, how, plain) => comparedText(textNumbers, value, how, plain),
    boolean: String,
    date: (day) => `toDate32('${day}')`,
    moment: (utc) => (within(utc) ? `toDateTime64('${utc}', 6, 'UTC')` : undefined),
  }),
  ...ofTexts({ asText, flavour: re2, matches: (subject, pattern) => `match(${subject}, ${text(pattern)})`, length: (subject) => `lengthUTF8(${subject})` }),
  listLength: (value) => `length(${value})`,
  distinctItems: (value) => `length(arrayDistinct(${value})) + least(countEqual(${value}, NULL), 1) = length(${value})`,
  someItem: (value, condition) => {
    const item = `i${value.length}`;
    return `arrayExists(${item} -> ifNull(${condition(item)}, 0), ${value})`;
  },
  multipleOf: (value, holds, of) => {
    const divisor = plainNumber(of);
    if (divisor === undefined || divisor.text.startsWith("-") || divisor.text === "0" || divisor.fraction > 18) return undefined;
    const isMultiple = (decimal: Sql) => `${decimal} % toDecimal256('${divisor.text}', 18) = 0`;
    if (holds === "integer") return isMultiple(`toDecimal256(${value}, 18)`);
    if (holds === "decimal") return `(${isMultiple(`toDecimal256(${value}, 18)`)} AND toDecimal256(${value}, 18) = ${value})`;
    if (holds === "text") return multipleText(textNumbers, value, divisor.text, isMultiple);
    const ofFloat = holds === "float" ? multipleText(textNumbers, asText(value), divisor.text, isMultiple) : undefined;
    return ofFloat === undefined ? undefined : `(abs(${value}) < 1e20 AND ${ofFloat})`;
  },
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  // NaN has several forms in bits, which GROUP BY tells apart.
  key: (value, holds) => (holds === "float" ? `if(isNaN(${value}), nan, ${value})` : value),
  numberText: (value) => `toString(${value})`,
  momentText: (value) => `formatDateTime(toDateTime64(${value}, 6, 'UTC'), '%Y-%m-%dT%H:%i:%S.%fZ', 'UTC')`,
  seconds: (value) => `toDecimal128(toUnixTimestamp64Micro(toDateTime64(${value}, 6, 'UTC')), 6) / 1000000`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
  noneOf: (keys, select) => `${keys.length === 1 ? keys.join("") : `(${keys.join(", ")})`} NOT IN (${select})`,
  before: (value) => `lagInFrame(toNullable(${value})) OVER (ORDER BY ${value} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`,
};
