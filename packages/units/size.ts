import type { Json } from "#model";
import { number } from "./number.ts";
import type { Parsed } from "./parsed.ts";
import { LONGEST } from "./parsed.ts";

const PREFIXES = ["k", "m", "g", "t", "p", "e"] as const;
const LONG_PREFIXES = ["kilo", "mega", "giga", "tera", "peta", "exa"] as const;
const LONG_BINARY = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi"] as const;
const TEXT = /^([\d.]+(?:e[+-]?\d{1,3})?)\s*([a-z]*)$/i;
const PRINTED = ["EB", "PB", "TB", "GB", "MB", "kB"] as const;

const BYTES: ReadonlyMap<string, number> = new Map([
  ["b", 1], ["byte", 1], ["bytes", 1], ["bit", 1 / 8], ["bits", 1 / 8],
  ...PREFIXES.flatMap((prefix, index) => names(prefix, LONG_PREFIXES[index] ?? prefix, 1000 ** (index + 1))),
  ...PREFIXES.flatMap((prefix, index) => names(`${prefix}i`, LONG_BINARY[index] ?? prefix, 1024 ** (index + 1))),
]);

function names(short: string, long: string, factor: number): (readonly [string, number])[] {
  const bytes = [`${short}b`, `${long}byte`, `${long}bytes`].map((name) => [name, factor] as const);
  const bits = [`${short}bit`, `${short}bits`, `${long}bit`, `${long}bits`].map((name) => [name, factor / 8] as const);
  return [...bytes, ...bits];
}

/**
 * A size in bytes: `10 GB`, `512 MiB`, `4` + `gigabyte`, `800 Mbit`. `kB` is 1,000 bytes and `KiB` 1,024 (IEC 80000-13);
 * letters' case does not count, so `Mb` is megabytes: bits are written out.
 */
export function parseSize(value: Json | undefined, unit?: string): Parsed<number> {
  if (typeof value !== "number" && typeof value !== "string") return { reason: "is neither a number nor a text" };
  const text = String(value).trim();
  if (text.length > LONGEST) return { reason: `is longer than ${LONGEST} characters` };
  const [, written = "", own = ""] = TEXT.exec(text) ?? [];
  const amount = number(written);
  if (amount === undefined) return { reason: "is no size" };
  const said = [own, unit?.trim() ?? ""].filter((name) => name !== "").map((name) => BYTES.get(name.toLowerCase()));
  if (said.length === 0) return { reason: "is a number without a unit" };
  if (said.includes(undefined)) return { reason: "has a unit that is no size" };
  if (said.length === 2 && said[0] !== said[1]) return { reason: "brings its own unit, and `unit` names another one" };
  const bytes = Math.round(amount * (said[0] ?? 1)) + 0;
  return bytes <= Number.MAX_SAFE_INTEGER ? { value: bytes } : { reason: "is larger than 9 PB" };
}

/** Bytes in the largest unit of 1,000 that keeps the number whole: `1500 MB`; `parseSize` reads it back. */
export function printSize(bytes: number): string {
  const power = PRINTED.findIndex((_, index) => bytes !== 0 && bytes % 1000 ** (PRINTED.length - index) === 0);
  return power === -1 ? `${bytes} B` : `${bytes / 1000 ** (PRINTED.length - power)} ${PRINTED[power]}`;
}
