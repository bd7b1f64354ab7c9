import type { Sla } from "#model";

/** What a service level is about, by its name; `timeOfAvailability`, `Time to detect` and `time_to_detect` are written in many ways. */
export const promiseOf = (sla: Sla): string => (sla.property ?? "").toLowerCase().replace(/[^a-z]/g, "");

/** Promises of a greatest age, whose value is a duration. */
const ages = ["freshness", "datafreshness", "latency", "datalatency", "timeliness", "staleness", "maxage", "lag"];
export const isAge = (sla: Sla): boolean => ages.includes(promiseOf(sla));

/** Promises that say how old the data can be: an age, or the hour at which it is there. */
export const isFreshness = (sla: Sla): boolean => isAge(sla) || promiseOf(sla) === "timeofavailability";

export const isAvailability = (sla: Sla): boolean => ["availability", "uptime", "serviceavailability"].includes(promiseOf(sla));

/** How often data comes. */
export const isFrequency = (sla: Sla): boolean => ["frequency", "updatefrequency", "refreshfrequency", "interval"].includes(promiseOf(sla));
