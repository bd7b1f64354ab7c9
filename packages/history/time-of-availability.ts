import { many } from "./amounts.ts";
import type { Told } from "./availability.ts";
import { byTime, type Look } from "./looks.ts";

/** A time of day: milliseconds after midnight, and how far that midnight is from the one of UTC. */
export interface TimeOfDay {
  readonly at: number;
  readonly offset: number;
}

/** Days that have to be seen before they say that a time is kept. */
export const fewestDays = 5;

const day = 86_400_000;

/**
 * On how many days something new was there at the promised time. A day is in time where a look before it saw something else than the last look of the days before; it is late where a look after
 * it still saw the same, and one later on that day something new. Days on which nothing new was seen at all are another promise's, and of a day without a look near the time nothing is known.
 */
export function timeOfAvailabilityIn(looks: readonly Look[], { at, offset }: TimeOfDay): Told {
  const answered = looks.filter((look) => look.answered && stateOf(look) !== undefined).sort(byTime);
  const dayOf = (look: Look) => Math.floor((look.at + offset) / day);
  const inDay = (look: Look) => look.at + offset - dayOf(look) * day;
  const days = new Map<number, Look[]>();
  for (const look of answered) days.set(dayOf(look), [...(days.get(dayOf(look)) ?? []), look]);
  const count = { inTime: 0, late: 0, still: 0, open: 0 };
  let last: Look | undefined;
  for (const some of days.values()) {
    if (last !== undefined) count[judged(some, last, (look) => inDay(look) <= at)] += 1;
    last = some.at(-1);
  }
  const { inTime, late, still, open } = count;
  const rest = [...(still > 0 ? [`nothing new was seen on ${many(still, "day")}`] : []), ...(open > 0 ? [`no look was near enough on ${many(open, "day")}`] : [])].join("; ");
  const more = rest === "" ? "" : ` (${rest})`;
  if (late === 0 && inTime < fewestDays) return { unknown: `New data was seen in time on ${many(inTime, "day")}, and ${fewestDays} are needed${more}.` };
  return { kept: late === 0, measured: late, found: `new data came late on ${late} of ${many(inTime + late, "day")}${more}` };
}

function judged(looks: readonly Look[], last: Look, isBefore: (look: Look) => boolean): "inTime" | "late" | "still" | "open" {
  const isNew = (look: Look) => changed(last, look);
  if (looks.some((look) => isBefore(look) && isNew(look))) return "inTime";
  if (!looks.some(isNew)) return "still";
  return looks.some((look) => !isBefore(look) && !isNew(look)) ? "late" : "open";
}

/** What tells that something came: a newer moment, else another number of rows. */
const stateOf = ({ newest, rows }: Look): number | undefined => newest ?? rows;

/** An age is measured in the clock of the run, so a moment that moved by less than a second is the same. */
function changed(before: Look, after: Look): boolean {
  if (before.newest !== undefined && after.newest !== undefined) return after.newest - before.newest >= 1000;
  return before.rows !== undefined && after.rows !== undefined && before.rows !== after.rows;
}
