import type { Json } from "#model";
import type { Duration } from "./duration.ts";
import { duration } from "./duration.ts";
import { isoDuration } from "./iso-duration.ts";
import { number } from "./number.ts";
import type { Parsed } from "./parsed.ts";
import { LONGEST } from "./parsed.ts";
import { everyWord, timeUnit } from "./time-units.ts";

const PART = /\s*(?:and\s+|,\s*)?(\d+(?:\.\d+)?|\.\d+)\s*([a-z]+)/iy;

/**
 * A duration from a service level: value and unit (`24` + `h`, ODCS), compact text (`1h`, `1h30m`, `24 hours`, DCS and cards),
 * ISO 8601 (`PT24H`, `P1Y`) or a word (`daily`). `property` is the service level's name: it decides what a bare `m` means.
 */
export function parseDuration(value: Json | undefined, unit?: string, property?: string): Parsed<Duration> {
  if (typeof value !== "number" && typeof value !== "string") return { reason: "is neither a number nor a text" };
  const text = String(value).trim();
  if (text === "") return { reason: "is empty" };
  if (text.length > LONGEST) return { reason: `is longer than ${LONGEST} characters` };
  const name = unit?.trim() ?? "";
  const amount = number(text);
  if (amount !== undefined) return name === "" ? { reason: "is a number without a unit" } : pair(amount, name, property);
  if (text.startsWith("-")) return { reason: "is negative" };
  if (text.endsWith("%")) return { reason: "is a percentage, not a duration" };
  if (/^P[\dT]/i.test(text)) return name === "" ? isoDuration(text) : { reason: "brings its own unit, and `unit` names another one" };
  return compact(text, name, property);
}

function pair(amount: number, name: string, property: string | undefined): Parsed<Duration> {
  const one = timeUnit(name, property, false);
  if (one !== undefined) return duration(amount * one.months, amount * one.seconds);
  if (name === "m" || name === "M") return { reason: "has the unit `m`, which may be minutes or months" };
  return { reason: "has a unit that is no unit of time" };
}

function compact(text: string, name: string, property: string | undefined): Parsed<Duration> {
  const word = everyWord(text);
  if (word !== undefined && name === "") return { value: word };
  let months = 0;
  let seconds = 0;
  PART.lastIndex = 0;
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    const part = PART.exec(text);
    if (part === null) return { reason: "is no duration" };
    const [, amount = "", suffix = ""] = part;
    const one = timeUnit(suffix, property, true);
    if (one === undefined) return { reason: "has a unit that is no unit of time" };
    if (name !== "" && timeUnit(name, property, true) !== one) return { reason: "brings its own unit, and `unit` names another one" };
    months += Number(amount) * one.months;
    seconds += Number(amount) * one.seconds;
  }
  return duration(months, seconds);
}
