import type { Json } from "#model";

/** A decimal number without rounding: unscaled ÷ 10^scale, scale ≥ 0, no zero at the end of the fraction. */
export interface Exact {
  readonly unscaled: bigint;
  readonly scale: number;
}

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const longest = 400;

/**
 * A number as JSON writes it, or a text of digits that a JSON number cannot carry (`"9223372036854775808"`); undefined for any other value.
 * A number means its shortest decimal form.
 */
export function exact(value: Json): Exact | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? fromText(withoutExponent(String(value))) : undefined;
  if (typeof value !== "string" || value.length > longest || !plain.test(value)) return undefined;
  return String(Number(value)) === value ? undefined : fromText(value);
}

/** The number as JSON carries it: a number where that is exact, else its digits as a text. */
export function literal(unscaled: bigint, scale = 0): Json {
  const sign = unscaled < 0n ? "-" : "";
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const text = scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  const value = fromText(text);
  return isSame(exact(Number(text)), value) ? Number(text) : text;
}

export function isSame(a: Exact | undefined, b: Exact | undefined): boolean {
  return a !== undefined && b !== undefined && a.unscaled === b.unscaled && a.scale === b.scale;
}

export const power = (exponent: number): bigint => 10n ** BigInt(Math.max(0, exponent));

function fromText(text: string): Exact {
  const [whole = "0", fraction = ""] = text.split(".");
  const kept = fraction.replace(/0+$/, "");
  return { unscaled: BigInt(whole + kept), scale: kept.length };
}

function withoutExponent(text: string): string {
  const [mantissa = "0", exponent] = text.split("e");
  if (exponent === undefined) return text;
  const [whole = "0", fraction = ""] = mantissa.replace("-", "").split(".");
  const sign = mantissa.startsWith("-") ? "-" : "";
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, "0")}`;
}
