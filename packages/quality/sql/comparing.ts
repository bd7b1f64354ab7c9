import { ceilMultiple, type Decimal, decimal, floorMultiple, isMultiple, one, printDecimal } from "#decimal";
import type { Comparison, Dialect, Holds, Sql } from "../dialect.ts";
import type { Literal } from "../predicate.ts";
import { momentIn } from "./moment.ts";
import { plainNumber } from "./number.ts";

/** What comparisons of an engine are made of. */
export interface Comparing {
  /** The text in a form whose order and equality are those of code points, whatever its collation; a second one where order takes more than equality, undefined where there is none. */
  readonly points: (value: Sql) => Sql;
  readonly ordered?: (value: Sql) => Sql | undefined;
  /** A text in the same form; undefined where the engine has no such text, so that no value is equal to it. */
  readonly text: (value: string) => Sql | undefined;
  /** A number in plain digits, to stand against a column that holds this; for floats as JavaScript prints the nearest double (`1e+300`). Undefined where it would not be exact. */
  readonly number: (plain: string, holds: Holds) => Sql | undefined;
  /**
   * A decimal's greatest whole number that is not above it, and what it is more than that, for engines whose widest type need not hold the digits of a column before the point and those of a literal
   * behind it together: they would round one of the two.
   */
  readonly parted?: (value: Sql) => { readonly whole: Sql; readonly rest: Sql };
  /** That a number is not NaN, where NaN is greater than all others; undefined for those that cannot be. */
  readonly notNaN?: (value: Sql, holds: Holds) => Sql | undefined;
  /** A text that is read as a number against one in plain digits, where no one type holds all that texts may say; else it is what `read` says against what `number` says. */
  readonly textAsNumber?: (value: Sql, how: Comparison, plain: string) => Sql | undefined;
  readonly boolean: (value: boolean) => Sql;
  readonly date: (day: string) => Sql;
  /** A point in time, `2024-02-29 23:59:59.000000` in UTC, to stand against what `read` makes of such a column. */
  readonly moment: (utc: string, holds: Holds) => Sql | undefined;
  readonly read: Dialect["read"];
  readonly asText: Dialect["asText"];
}

export const numbers: readonly Holds[] = ["integer", "decimal", "float"];
/** What everybody writes in the one way: an integer, true, false, a day. */
const oneWay: readonly Holds[] = ["text", "integer", "boolean", "date"];
/** A value as the one text that everybody writes it as; numbers with a fraction and moments have several. */
export const asWritten = (value: Sql, holds: Holds, asText: Dialect["asText"]): Sql | undefined => (holds === "text" ? value : oneWay.includes(holds) ? asText(value, holds) : undefined);

export const moments: readonly Holds[] = ["date", "timestamp", "timestamptz"];

/** Comparisons as the shape of a dialect asks for them, of few pieces. */
export function comparing(parts: Comparing): Pick<Dialect, "compared" | "among"> {
  const compared = (value: Sql, holds: Holds, how: Comparison, literal: Literal): Sql | undefined => {
    switch (literal.kind) {
      case "number":
        return numbersCompared(parts, value, holds, how, literal.value);
      case "text":
        return textsCompared(parts, asWritten(value, holds, parts.asText), how, literal.value);
      case "boolean": {
        const left = parts.read(value, holds, "boolean");
        return left === undefined ? undefined : `${left} ${how} ${parts.boolean(literal.value)}`;
      }
      case "date":
      case "timestamp": {
        const moment = momentIn({ ...literal, kind: literal.kind });
        if (moment === undefined || (holds !== "text" && !moments.includes(holds))) return undefined;
        if (holds === "date" && moment.day !== undefined) return `${value} ${how} ${parts.date(moment.day)}`;
        const [left, right] = [parts.read(value, holds, "timestamp"), parts.moment(moment.utc, holds)];
        return left === undefined || right === undefined ? undefined : `${left} ${how} ${right}`;
      }
    }
  };
  const among = (value: Sql, holds: Holds, literals: readonly Literal[]): Sql | undefined => {
    const texts = literals.filter(({ kind }) => kind === "text").map((literal) => parts.text(String(literal.value)));
    const subject = asWritten(value, holds, parts.asText);
    if (texts.length > 0 && subject === undefined) return undefined;
    const others = literals.filter(({ kind }) => kind !== "text").map((literal) => compared(value, holds, "=", literal));
    if (others.includes(undefined)) return undefined;
    const known = texts.filter((text) => text !== undefined);
    const all = [...(known.length === 0 || subject === undefined ? [] : [`${parts.points(subject)} IN (${known.join(", ")})`]), ...others];
    return all.length === 0 ? "1 = 0" : all.length === 1 ? all[0] : `(${all.join(" OR ")})`;
  };
  return { compared, among };
}

function textsCompared({ points, ordered, text }: Comparing, value: Sql | undefined, how: Comparison, written: string): Sql | undefined {
  if (value === undefined) return undefined;
  const literal = text(written);
  if (how === "=") return literal === undefined ? "1 = 0" : `${points(value)} = ${literal}`;
  const left = ordered === undefined ? points(value) : ordered(value);
  return literal === undefined || left === undefined ? undefined : `${left} ${how} ${literal}`;
}

/** An integer is compared with a whole number, so that no type has to hold both. */
function numbersCompared({ read, number, parted, notNaN, textAsNumber }: Comparing, value: Sql, holds: Holds, how: Comparison, written: string): Sql | undefined {
  const wanted = decimal(written);
  if (wanted === undefined || (holds !== "text" && !numbers.includes(holds))) return undefined;
  if (holds === "integer" && !isMultiple(wanted, one)) {
    if (how === "=") return "1 = 0";
    const near = number(how.startsWith("<") ? floorMultiple(wanted, one).toString() : ceilMultiple(wanted, one).toString(), holds);
    return near === undefined ? undefined : `${value} ${how.startsWith("<") ? "<=" : ">="} ${near}`;
  }
  if (holds === "decimal" && parted !== undefined && !isMultiple(wanted, one)) return inParts(parted(value), number, how, wanted);
  const plain = plainNumber(printDecimal(wanted));
  if (holds === "text" && textAsNumber !== undefined) return plain === undefined ? undefined : textAsNumber(value, how, plain.text);
  const literal = plain === undefined ? undefined : number(holds === "float" ? String(Number(plain.text)) : plain.text, holds);
  const left = holds === "text" ? read(value, holds, "number") : value;
  if (literal === undefined || left === undefined) return undefined;
  const guard = how.startsWith(">") && holds !== "text" ? notNaN?.(value, holds) : undefined;
  return guard === undefined ? `${left} ${how} ${literal}` : `(${left} ${how} ${literal} AND ${guard})`;
}

/** Two whole numbers are compared, and where they are the same, what is behind the point. */
function inParts({ whole, rest }: ReturnType<NonNullable<Comparing["parted"]>>, number: Comparing["number"], how: Comparison, { units, power }: Decimal): Sql | undefined {
  const scale = 10n ** BigInt(-power);
  const behind = ((units % scale) + scale) % scale;
  const [floor, fraction] = [number(String((units - behind) / scale), "decimal"), plainNumber(printDecimal({ units: behind, power }))];
  const end = fraction === undefined ? undefined : number(fraction.text, "decimal");
  if (floor === undefined || end === undefined) return undefined;
  return how === "=" ? `(${whole} = ${floor} AND ${rest} = ${end})` : `(${whole} ${how.charAt(0)} ${floor} OR ${whole} = ${floor} AND ${rest} ${how} ${end})`;
}
