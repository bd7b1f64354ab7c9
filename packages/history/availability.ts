import { many } from "./amounts.ts";
import type { Look } from "./looks.ts";

/** A service level, as far as the looks tell it. */
export type Told =
  /** `found` follows the name of the level and a colon. */
  | { readonly kept: boolean; readonly measured: number; readonly unit?: "percent"; readonly found: string }
  | { readonly unknown: string };

/** Looks that a share needs before it says anything. */
export const fewest = 20;

/** The share of looks at which the table answered, against the promised percentage. */
export function availabilityIn(looks: readonly Look[], percent: number): Told {
  if (looks.length < fewest) return { unknown: `${many(looks.length, "run")} looked at it, and ${fewest} are needed.` };
  const answered = looks.filter((look) => look.answered).length;
  // As whole numbers of billionths, as far as `percent` was read, so that no rounding decides at the end.
  const kept = BigInt(answered) * 100n * billion >= BigInt(Math.round(percent * Number(billion))) * BigInt(looks.length);
  const share = Number(((answered / looks.length) * 100).toPrecision(6));
  return { kept, measured: share, unit: "percent", found: `it answered in ${answered} of ${many(looks.length, "run")}, ${share} percent` };
}

const billion = 1_000_000_000n;
