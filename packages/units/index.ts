/** How long, how much, how often? Turns what people write in service levels into numbers, or says why it cannot. */
export type { Parsed } from "./parsed.ts";
export type { Duration } from "./duration.ts";
export { parseDuration } from "./parse-duration.ts";
export { printDuration } from "./print-duration.ts";
export { durationBounds, compareDurations } from "./compare-durations.ts";
export { type Moment, momentOf } from "./moment.ts";
export { timeOfDay } from "./time-of-day.ts";
export { parsePercent, printPercent } from "./percent.ts";
export type { Rate } from "./rate.ts";
export { parseRate } from "./rate.ts";
export { parseSize, printSize } from "./size.ts";
export type { Cron } from "./cron.ts";
export { parseCron } from "./cron.ts";
export { longestGap } from "./longest-gap.ts";
