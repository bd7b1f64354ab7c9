import type { Metric } from "../metric.ts";

/** What is about a whole table whichever rows are looked at: its number of rows, its newest and oldest moment, gaps between moments, records that cannot be read. */
export const isOfAllRows = (metric: Metric): boolean => metric.of === "least" || metric.of === "greatest" || metric.of === "longest-gap" || metric.of === "unread" || (metric.of === "rows" && metric.whole === true);
