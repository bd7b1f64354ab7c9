import type { Json } from "#model";
import { number } from "./number.ts";
import type { Parsed } from "./parsed.ts";
import { LONGEST } from "./parsed.ts";

const FACTORS: ReadonlyMap<string, number> = new Map([
  ["%", 1], ["percent", 1], ["percentage", 1], ["pct", 1],
  ["ratio", 100], ["fraction", 100], ["share", 100],
  ["‰", 0.1], ["permille", 0.1],
]);
const WITH_UNIT = /^(\S+?)\s*(%|‰|percent|pct)$/i;

/**
 * A part of a whole, as a number from 0 to 100: `99.9%`, `99.9` + `percent`, `0.999` + `ratio`.
 * A bare number above 1 can only be a percentage; one up to 1 may be either, so it is not understood.
 */
export function parsePercent(value: Json | undefined, unit?: string): Parsed<number> {
  if (typeof value !== "number" && typeof value !== "string") return { reason: "is neither a number nor a text" };
  const text = String(value).trim();
  if (text.length > LONGEST) return { reason: `is longer than ${LONGEST} characters` };
  const [, before = text, own = ""] = WITH_UNIT.exec(text) ?? [];
  const amount = number(before);
  if (amount === undefined) return { reason: "is no percentage" };
  const said = [own, unit?.trim() ?? ""].filter((name) => name !== "").map((name) => FACTORS.get(name.toLowerCase()));
  if (said.includes(undefined)) return { reason: "has a unit that is no part of a whole" };
  if (said.length === 2 && said[0] !== said[1]) return { reason: "brings its own unit, and `unit` names another one" };
  const factor = said[0] ?? (amount > 1 ? 1 : undefined);
  if (factor === undefined) return { reason: "may be a percentage or a ratio: write `%` or name the unit" };
  const percent = Math.round(amount * factor * 1e9) / 1e9;
  if (percent < 0 || percent > 100) return { reason: "is not between 0% and 100%" };
  return { value: percent };
}

/** `99.9%`; `parsePercent` reads it back. */
export function printPercent(percent: number): string {
  return `${percent}%`;
}
