import { momentOf } from "./moment.ts";

/** A time of day, `09:00`, `09:00:30Z`, `09:00-08:00` → milliseconds after its midnight, and how far its clock is ahead of UTC (0 where it names no zone); undefined where it is none. */
export function timeOfDay(text: string): { readonly at: number; readonly offset: number } | undefined {
  const moment = momentOf(text.trim());
  const local = momentOf(text.trim().replace(/ ?(?:Z|[+-]\d\d(?::?\d\d)?)$/i, ""));
  if ((moment?.kind !== "time" && moment?.kind !== "zoned time") || local?.kind !== "time") return undefined;
  return { at: local.at, offset: local.at - moment.at };
}
