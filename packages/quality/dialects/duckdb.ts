import { ceilMultiple, decimal, floorMultiple, isMultiple, one, printDecimal } from "#decimal";
import { portable, type Flavour } from "#regular";
import { momentOf } from "#units";
import type { Comparison, Dialect, Holds, Sql } from "../dialect.ts";
import type { Literal, ReadAs } from "../predicate.ts";
import { divisorOf, readText, textCompared, textMultiple, wholeDivisor } from "./_duckdb-texts.ts";

/** RE2. Code points as `\x{…}`; `\b` knows ASCII words only, as in ECMA-262. */
const re2: Flavour = { point: (code) => `\\x{${code.toString(16).toUpperCase()}}`, places: { start: "\\A", end: "\\z", boundary: "\\b", inside: "\\B" }, mostRepeats: 1000 };

const kinds: readonly (readonly [RegExp, Holds])[] = [
  [/\]$/, "list"],
  [/^(?:VARCHAR|TEXT|STRING|CHAR|BPCHAR)/, "text"],
  [/^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/, "integer"],
  [/^DECIMAL/, "decimal"],
  [/^(?:FLOAT|DOUBLE)$/, "float"],
  [/^BOOLEAN$/, "boolean"],
  [/^DATE$/, "date"],
  [/^TIMESTAMP WITH TIME ZONE$/, "timestamptz"],
  [/^TIMESTAMP/, "timestamp"],
  [/^TIME$/, "time"],
  [/^STRUCT\(/, "struct"],
];

const numbers: readonly Holds[] = ["integer", "decimal", "float"];
const moments: readonly Holds[] = ["date", "timestamp", "timestamptz"];

const text = (value: string): Sql => value.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`).join(" || chr(0) || ");
function read(value: Sql, holds: Holds, as: ReadAs): Sql | undefined {
  if (holds === "text") return readText(value, as);
  if (as === "number" && numbers.includes(holds)) return holds === "float" ? `CASE WHEN NOT isnan(${value}) THEN ${value} END` : value;
  if (as === "integer" && numbers.includes(holds)) return holds === "integer" ? value : `CASE WHEN ${value} = trunc(${value}) THEN ${value} END`;
  if (as === "timestamp" && moments.includes(holds)) return holds === "date" ? `CAST(${value} AS TIMESTAMP)` : value;
  if (as === "date" && moments.includes(holds)) return holds === "date" ? value : `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS DATE) END`;
  return (as === "boolean" || as === "time") && holds === as ? value : undefined;
}

/** Numbers against a number. An integer is compared with a whole number, so that no cast overflows and statistics count. */
function numbersCompared(value: Sql, holds: Holds, how: Comparison, end: string): Sql | undefined {
  const wanted = decimal(end);
  if (wanted === undefined) return undefined;
  if (holds === "integer" && !isMultiple(wanted, one)) {
    if (how === "=") return "1 = 0";
    return how.startsWith("<") ? `${value} <= ${floorMultiple(wanted, one)}` : `${value} >= ${ceilMultiple(wanted, one)}`;
  }
  const literal = printDecimal(wanted);
  if (holds === "float") return how.startsWith(">") ? `(${value} ${how} ${literal} AND NOT isnan(${value}))` : `${value} ${how} ${literal}`;
  if (holds !== "text") return `${value} ${how} ${literal}`;
  return textCompared(value, how, wanted);
}

function compared(value: Sql, holds: Holds, how: Comparison, literal: Literal): Sql | undefined {
  switch (literal.kind) {
    case "number":
      return holds === "text" || numbers.includes(holds) ? numbersCompared(value, holds, how, literal.value) : undefined;
    case "text":
      return asWritten(value, holds) === undefined ? undefined : `${asWritten(value, holds)} ${how} ${text(literal.value)}`;
    case "boolean": {
      const left = read(value, holds, "boolean");
      return left === undefined ? undefined : `${left} ${how} ${literal.value ? "TRUE" : "FALSE"}`;
    }
    case "date":
    case "timestamp": {
      const [left, right] = [holds === "time" ? undefined : read(value, holds, "timestamp"), momentLiteral(literal, holds)];
      return left === undefined || right === undefined ? undefined : `${holds === "date" && literal.kind === "date" ? value : left} ${how} ${right}`;
    }
  }
}

function momentLiteral(literal: Literal & { kind: "date" | "timestamp" }, holds: Holds): Sql | undefined {
  const moment = momentOf(literal.value);
  if (moment === undefined || moment.kind === "time" || moment.kind === "zoned time") return undefined;
  if (holds === "date" && moment.kind === "date") return `DATE '${literal.value}'`;
  const iso = new Date(moment.kind === "date" ? moment.at * 86_400_000 : moment.at).toISOString();
  return holds === "timestamptz" ? `TIMESTAMPTZ '${iso}'` : `TIMESTAMP '${iso.slice(0, -1)}'`;
}

/** DuckDB's SQL, as of version 1.5; the session's time zone is UTC. */
export const duckdb: Dialect = {
  id: "duckdb",
  title: "DuckDB",
  holds: (type) => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "other",
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  table: (names) => names.map((name) => duckdb.identifier(name)).join("."),
  text,
  field: (value, name) => `struct_extract(${value}, ${text(name)})`,
  read,
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  compared,
  among: (value, holds, literals) => {
    const texts = literals.flatMap((literal) => (literal.kind === "text" ? [text(literal.value)] : []));
    const numerals = holds === "text" || holds === "float" ? [] : literals.flatMap((literal) => (literal.kind === "number" && numbers.includes(holds) ? (wholeFor(holds, literal.value) ?? []) : []));
    const others = literals.filter(({ kind }) => kind !== "text" && !(kind === "number" && holds !== "text" && holds !== "float" && numbers.includes(holds))).map((literal) => compared(value, holds, "=", literal));
    const subject = asWritten(value, holds);
    if ((texts.length > 0 && subject === undefined) || others.includes(undefined)) return undefined;
    const lists = ([[subject, texts], [value, numerals]] as const).filter(([, list]) => list.length > 0).map(([subject, list]) => `${subject} IN (${list.join(", ")})`);
    const all = [...lists, ...others];
    return all.length === 0 ? "1 = 0" : `(${all.join(" OR ")})`;
  },
  matches: (value, holds, pattern) => {
    const [subject, sought] = [asWritten(value, holds), portable(pattern, re2)];
    if (subject === undefined || "unknown" in sought) return undefined;
    return `(${sought.all.map(({ pattern, negated }) => `${negated ? "NOT " : ""}regexp_matches(${subject}, ${text(pattern)})`).join(" AND ")})`;
  },
  textLength: (value, holds) => {
    const subject = asWritten(value, holds);
    return subject === undefined ? undefined : `length(${subject})`;
  },
  listLength: (value) => `len(${value})`,
  distinctItems: (value) => `list_unique(${value}) + least(len(${value}) - list_count(${value}), 1) = len(${value})`,
  someItem: (value, condition) => `len(list_filter(${value}, lambda i: COALESCE(${condition("i")}, FALSE))) > 0`,
  multipleOf: (value, holds, of) => {
    const divisor = divisorOf(of);
    if (divisor === undefined) return undefined;
    if (holds === "integer") return `${value} % ${wholeDivisor(divisor)} = 0`;
    if (holds === "decimal") return `${value} % ${printDecimal(divisor)} = 0`;
    return holds === "text" || holds === "float" ? textMultiple(holds === "text" ? value : `CAST(${value} AS VARCHAR)`, divisor, wholeDivisor(divisor)) : undefined;
  },
  notTrue: (condition) => `(${condition}) IS NOT TRUE`,
  countIf: (condition) => `COUNT(CASE WHEN ${condition} THEN 1 END)`,
  key: (value) => value,
  numberText: (value) => `CAST(${value} AS VARCHAR)`,
  momentText: (value) => `strftime(CAST(${value} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%fZ')`,
  seconds: (value) => `epoch(${value})`,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
};

/** A value as the one text that everybody writes it as; numbers with a fraction and moments have several. */
const asWritten = (value: Sql, holds: Holds): Sql | undefined => (holds === "text" ? value : ["integer", "boolean", "date"].includes(holds) ? `CAST(${value} AS VARCHAR)` : undefined);

/** The number where it can be a value of such a column; an integer is never 1.5. */
function wholeFor(holds: Holds, value: string): Sql[] | undefined {
  const exact = decimal(value);
  return exact === undefined || (holds === "integer" && !isMultiple(exact, one)) ? undefined : [printDecimal(exact)];
}
