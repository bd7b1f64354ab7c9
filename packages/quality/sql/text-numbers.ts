import { decimal } from "#decimal";
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
  /** A text of at most 38 digits as a whole number. */
  readonly whole: (value: Sql) => Sql;
  readonly double: (value: Sql) => Sql;
  readonly doubleLiteral: (value: string) => Sql;
  /** `%`, where the engine writes it otherwise. */
  readonly remainder?: (value: Sql, of: string) => Sql;
  /** The first letters of a text, as many as a pattern without a group takes. */
  readonly head: (value: Sql, pattern: string) => Sql;
}

/** What DECIMAL(38, 18) holds exactly, and what has more digits behind the point. */
const short = "[+-]?([0-9]{1,20}([.][0-9]{0,18}0{0,100})?|[.][0-9]{1,18}0{0,100})";
const long = "[+-]?[0-9]{0,20}[.][0-9]{18}[0-9]{0,100}[1-9][0-9]{0,100}";

/** A text read as a number against another number, exactly to 18 digits behind the point and by what is cut off there; beyond 20 digits before it, as doubles. */
export function comparedText({ full, decimal: asDecimal, decimalLiteral, double, doubleLiteral, head }: TextNumbers, value: Sql, how: Comparison, plain: string): Sql | undefined {
  const size = plainNumber(plain);
  if (size === undefined || size.fraction > 18) return undefined;
  const near = `WHEN ${full(value, written.number)} THEN ${double(value)} ${how} ${doubleLiteral(String(Number(plain)))}`;
  if (size.whole > 20) return `CASE ${near} END`;
  const end = decimalLiteral(plain);
  const cut = asDecimal(head(value, "^[+-]?[0-9]*[.][0-9]{18}"));
  const [below, above] = how === "=" ? ["1 = 0", "1 = 0"] : how.startsWith("<") ? [`${cut} <= ${end}`, `${cut} < ${end}`] : [`${cut} > ${end}`, `${cut} >= ${end}`];
  return `CASE WHEN ${full(value, short)} THEN ${asDecimal(value)} ${how} ${end} WHEN ${full(value, long)} THEN CASE WHEN ${value} LIKE '-%' THEN ${below} ELSE ${above} END ${near} END`;
}

/** A number with an exponent. */
export const exponential = "[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})[eE][+-]?(0?[0-9]{1,2}|1[0-9]{2}|200)";

/** What whole numbers must be a multiple of so that they are one of this number: it takes no fractions to ask. */
export function wholeDivisor(plain: string): string | undefined {
  const exact = decimal(plain);
  if (exact === undefined || exact.units <= 0n || exact.power > 30) return undefined;
  return String(exact.power < 0 ? exact.units / gcd(exact.units, 10n ** BigInt(-exact.power)) : exact.units * 10n ** BigInt(exact.power));
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Whether a text is a multiple of a number, of which `isMultiple` asks a decimal; nothing with an exponent that reaches 10^20 is. */
export function multipleText({ full, decimal: asDecimal, whole, double, doubleLiteral, remainder = (value, of) => `${value} % ${of}` }: TextNumbers, value: Sql, of: string, isMultiple: (value: Sql) => Sql): Sql | undefined {
  const divisor = wholeDivisor(of);
  if (divisor === undefined) return undefined;
  const exact = asDecimal(value);
  return `CASE WHEN ${full(value, "[+-]?[0-9]{1,38}")} THEN ${remainder(whole(value), divisor)} = 0 WHEN ${full(value, short)} THEN ${isMultiple(exact)} WHEN ${full(value, exponential)} THEN ${isMultiple(exact)} AND ${double(exact)} = ${double(value)} AND abs(${double(value)}) < ${doubleLiteral("100000000000000000000")} ELSE 1 = 0 END`;
}

/** The text itself where it says a whole number, else NULL. */
export function wholeText(engine: TextNumbers, value: Sql, isWhole: (value: Sql) => Sql): Sql {
  const { full, double, doubleLiteral } = engine;
  const exact = engine.decimal(value);
  return `CASE WHEN ${full(value, written.whole)} THEN ${value} WHEN ${full(value, exponential)} THEN CASE WHEN ${isWhole(exact)} AND ${double(exact)} = ${double(value)} OR abs(${double(value)}) >= ${doubleLiteral("10000000000000000000")} THEN ${value} END END`;
}
