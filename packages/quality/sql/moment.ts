import { momentOf } from "#units";
import type { Literal } from "../predicate.ts";

/** A day `2024-02-29`, or a point in time in UTC as `2024-02-29 23:59:59.000000`; undefined where it is neither, and outside of the years that all engines have. */
export function momentIn(literal: Literal & { readonly kind: "date" | "timestamp" }): { readonly day?: string; readonly utc: string } | undefined {
  const moment = momentOf(literal.value);
  if (moment === undefined || moment.kind === "time" || moment.kind === "zoned time") return undefined;
  const micros = moment.kind === "date" ? moment.at * 86_400_000_000 : Math.round(moment.at * 1000);
  const whole = Math.floor(micros / 1_000_000);
  const iso = new Date(whole * 1000).toISOString();
  if (!/^(?:1[6-9]|[2-9]\d)\d\d-/.test(iso)) return undefined;
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 19)}.${String(micros - whole * 1_000_000).padStart(6, "0")}`;
  return moment.kind === "date" ? { day: iso.slice(0, 10), utc } : { utc };
}
