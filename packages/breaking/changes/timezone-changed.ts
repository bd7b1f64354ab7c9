import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const timezoneChanged: Kind = {
  id: "timezone-changed",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "Times are in another time zone, or say their zone where they did not.",
  why: "Every value shifts, and no query fails.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Publish the new times as a new property.",
  mirror: "timezone-changed",
  message: ({ before, after, element }) => `The time zone of ${element} changed: ${show(before)} → ${show(after)}.`,
};
