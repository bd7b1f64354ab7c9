import type { Verdict } from "#model";
import { marks } from "./phrases.ts";

/** Whether rulings count at an instant (RFC 3339): from the first moment of the day `enforceFrom` (such as 2027-01-31) on, in UTC. */
export const enforces = (enforceFrom: string | undefined, now: string): boolean => enforceFrom === undefined || new Date(now).toISOString().slice(0, 10) >= enforceFrom;

/** The verdict as it counts now: before `enforceFrom` a block is a warning that says from when it would block. */
export function asOf(verdict: Verdict, enforceFrom: string | undefined, now: string): Verdict {
  return enforceFrom === undefined || enforces(enforceFrom, now) || verdict.ruling !== "block" ? verdict : { ...verdict, ruling: "warn", wouldBlockFrom: enforceFrom };
}

/** The ruling in words, and with its mark. */
export const ruled = ({ ruling, wouldBlockFrom }: Verdict): string => (wouldBlockFrom === undefined ? ruling : `would block from ${wouldBlockFrom}`);
export const headline = (verdict: Verdict): string => `${marks[verdict.ruling]} ${ruled(verdict)}`;
