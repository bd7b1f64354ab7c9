import type { Comparison, Sql } from "../dialect.ts";
import { plainNumber } from "./number.ts";
import { written } from "./written.ts";

/** How an engine whose widest decimal has 38 digits reads numbers out of texts. */
export interface TextNumbers {
  /** Whether a text is written like this as a whole. */
  readonly full: (value: Sql, pattern: string) => Sql;
  /** A text as DECIMAL(38, 18), NULL where it does not fit, and a number in plain digits that does. */
  readonly decimal: (value: Sql) => Sql;
  readonly decimalLiteral: (plain: string) => Sql;
  readonly double: (value: Sql) => Sql;
  readonly doubleLiteral: (value: string) => Sql;
  /** The first letters of a text, as many as a pattern without a group takes. */
  readonly head: (value: Sql, pattern: string) => Sql;
}

/** What DECIMAL(38, 18) holds exactly, and what has more digits behind the point. */
const short = "[+-]?([0-9]{1,20}([.][0-9]{0,18}0{0,100})?|[.][0-9]{1,18}0{0,100})";
const long = "[+-]?[0-9]{0,20}[.][0-9]{18}[0-9]{0,100}[1-9][0-9]{0,100}";

/** A text read as a number against another number, exactly to 18 digits behind the point and by what is cut off there; beyond 20 digits before it, as doubles. */
export function comparedText(engine: TextNumbers, value: Sql, how: Comparison, plain: string): Sql | undefined {
  const { full, decimal, decimalLiteral, double, doubleLiteral, head } = engine;
  const size = plainNumber(plain);
  if (size === undefined || size.fraction > 18) return undefined;
  const near = `WHEN ${full(value, written.number)} THEN ${double(value)} ${how} ${doubleLiteral(String(Number(plain)))}`;
  if (size.whole > 20) return `CASE ${near} END`;
  const end = decimalLiteral(plain);
  const cut = decimal(head(value, "^[+-]?[0-9]*[.][0-9]{18}"));
  const [below, above] = how === "=" ? ["1 = 0", "1 = 0"] : how.startsWith("<") ? [`${cut} <= ${end}`, `${cut} < ${end}`] : [`${cut} > ${end}`, `${cut} >= ${end}`];
  return `CASE WHEN ${full(value, short)} THEN ${decimal(value)} ${how} ${end} WHEN ${full(value, long)} THEN CASE WHEN ${value} LIKE '-%' THEN ${below} ELSE ${above} END ${near} END`;
}

/** A text that is a multiple; not one with an exponent that reaches 10^20. `remainder` is a condition on a decimal. */
export function multipleText({ full, decimal, double }: TextNumbers, value: Sql, isMultiple: (value: Sql) => Sql): Sql {
  const exact = decimal(value);
  return `CASE WHEN ${full(value, short)} THEN ${isMultiple(exact)} WHEN ${full(value, long)} THEN 1 = 0 WHEN ${full(value, written.number)} THEN ${isMultiple(exact)} AND ${double(exact)} = ${double(value)} END`;
}

/** The text itself where it says a whole number, else NULL. */
export function wholeText(engine: TextNumbers, value: Sql, isWhole: (value: Sql) => Sql): Sql {
  const { full, double, doubleLiteral } = engine;
  return `CASE WHEN ${full(value, written.whole)} THEN ${value} WHEN ${multipleText(engine, value, isWhole)} THEN ${value} WHEN ${full(value, written.number)} THEN CASE WHEN abs(${double(value)}) >= ${doubleLiteral("10000000000000000000")} THEN ${value} END END`;
}
