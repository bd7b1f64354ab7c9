import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { both, misfits } from "../conditions.ts";
import { typeOf } from "../literal.ts";
import type { Column, Predicate } from "../predicate.ts";
import { called, nobody, noRows, ofProperties, optionAt } from "../promise.ts";
import { written } from "../values.ts";

export const numberWidth: CheckKind = {
  id: "number-width",
  says: "Every number has room in as many bits as its format promises.",
  why: "A reader that keeps an `i32` in 32 bits overflows on the first number that needs more.",
  source: "ODCS, Logical type options: format of integer (i8 … u128) and number (f32, f64)",
  promises: ofProperties("number-width", (found) => {
    const { property } = found;
    const format = property.options.values["format"];
    const type = typeOf(property);
    if (format === undefined || (type !== "integer" && type !== "number")) return [];
    const range = typeof format === "string" ? rangeOf(format) : undefined;
    const draft = { at: optionAt(found, "format"), counts: `with a value of ${called(found)} that has no room in ${named(written(format))}` };
    if (range === undefined) return [{ ...draft, measured: nobody(`Nobody says what numbers the format ${named(written(format))} has.`) }];
    const within = (column: Column): Predicate => both(
      { is: "compared", column, with: ">=", value: { kind: "number", value: range[0] } },
      { is: "compared", column, with: "<=", value: { kind: "number", value: range[1] } },
    );
    return [{ ...draft, measured: noRows(misfits(found, within)) }];
  }),
};

/** The ends of what a format holds; of floats, the largest finite number (IEEE 754), not how finely they tell numbers apart. */
function rangeOf(format: string): readonly [string, string] | undefined {
  if (format === "f32") return ["-340282346638528859811704183484516925440", "340282346638528859811704183484516925440"];
  if (format === "f64") return [`-${double}`, double];
  const [, sign, bits] = /^([iu])(8|16|32|64|128)$/.exec(format) ?? [];
  if (bits === undefined) return undefined;
  const size = 2n ** BigInt(sign === "i" ? Number(bits) - 1 : Number(bits));
  return [sign === "i" ? String(-size) : "0", String(size - 1n)];
}

const double = String(BigInt(Number.MAX_VALUE));
