import type { Sla } from "#model";

/** What a service level is about, by its name; `timeOfAvailability`, `Time to detect` and `time_to_detect` are written in many ways. */
export const promiseOf = (sla: Sla): string => (sla.property ?? "").toLowerCase().replace(/[^a-z]/g, "");

/** Promises of a greatest age, whose value is a duration. */
const ages = ["freshness", "datafreshness", "latency", "datalatency", "timeliness", "staleness", "maxage", "lag", "ly"];
export const isAge = (sla: Sla): boolean => ages.includes(promiseOf(sla));

/** Promises that say how old the data can be: an age, or the hour at which it is there. */
export const isFreshness = (sla: Sla): boolean => isAge(sla) || promiseOf(sla) === "timeofavailability";

export const isAvailability = (sla: Sla): boolean => ["availability", "uptime", "serviceavailability", "av"].includes(promiseOf(sla));

/** How often data comes. */
export const isFrequency = (sla: Sla): boolean => ["frequency", "updatefrequency", "refreshfrequency", "interval", "fy"].includes(promiseOf(sla));

/** How long data is kept. */
export const isRetention = (sla: Sla): boolean => ["retention", "dataretention", "retentionperiod", "re"].includes(promiseOf(sla));

/** Dates in the life of the contract and its data: they say nothing that a row could break. */
export const isLifecycle = (sla: Sla): boolean => ["generalavailability", "ga", "endofsupport", "es", "endoflife", "el"].includes(promiseOf(sla));
