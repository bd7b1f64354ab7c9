import type { Duration } from "./duration.ts";
import { duration } from "./duration.ts";
import type { Parsed } from "./parsed.ts";

const AMOUNT = String.raw`(\d+(?:[.,]\d+)?)`;
const ISO = new RegExp(`^P(?:${AMOUNT}Y)?(?:${AMOUNT}M)?(?:${AMOUNT}W)?(?:${AMOUNT}D)?(T(?:${AMOUNT}H)?(?:${AMOUNT}M)?(?:${AMOUNT}S)?)?$`);

/** A duration as ISO 8601-1 §5.5.2 writes it: `P1Y`, `P1DT12H`, `PT0.5S`. Capitals only, as the standard has them. */
export function isoDuration(text: string): Parsed<Duration> {
  const found = ISO.exec(text);
  if (found === null || text === "P" || found[5] === "T") return { reason: "is no ISO 8601 duration" };
  const [years, months, weeks, days, , hours, minutes, seconds] = found.slice(1).map(amount);
  return duration(
    (years ?? 0) * 12 + (months ?? 0),
    (weeks ?? 0) * 604_800 + (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0),
  );
}

function amount(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(",", "."));
}
