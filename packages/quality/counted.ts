import { named } from "#text";
import { misfits } from "./conditions.ts";
import type { Found } from "./found.ts";
import { called, type Draft, nobody, noRows, option } from "./promise.ts";
import { written } from "./values.ts";

/** Promises about a length: of a text in characters, of a list in items. A length that is no whole number from 0 is nobody's to measure. */
export function lengths(found: Found, of: "text" | "list", least: string, most: string): Draft[] {
  const ends = [{ key: least, sign: ">=", than: "fewer" }, { key: most, sign: "<=", than: "more" }] as const;
  return ends.flatMap(({ key, sign, than }) => {
    const value = found.property.options.values[key];
    if (value === undefined) return [];
    return [option(found, key, of === "text" ? ["string"] : ["array"], `with ${than} than ${typeof value === "number" ? value : named(written(value))} ${of === "text" ? "characters" : "items"} in ${called(found)}`, () => {
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) return nobody(`${named(key)} is no whole number from 0.`);
      return noRows(misfits(found, (column) => ({ is: "length", column, of, with: sign, value })));
    })];
  });
}
