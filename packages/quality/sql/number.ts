import { decimal } from "#decimal";

/** A number in plain digits, `-0.000001`, without an exponent, and how many digits it has before and after the point; undefined where it is none or has more than 400. */
export function plainNumber(from: string): { readonly text: string; readonly whole: number; readonly fraction: number } | undefined {
  const exact = decimal(from);
  if (exact === undefined) return undefined;
  const { units, power } = exact;
  const digits = String(units < 0n ? -units : units);
  const fraction = Math.max(0, -power);
  if (digits.length + Math.max(0, power) > 400 || fraction > 400) return undefined;
  const all = power >= 0 ? digits + "0".repeat(power) : digits.padStart(fraction + 1, "0");
  const whole = all.slice(0, all.length - fraction);
  return { text: `${units < 0n ? "-" : ""}${whole}${fraction > 0 ? `.${all.slice(-fraction)}` : ""}`, whole: whole === "0" ? 0 : whole.length, fraction };
}
