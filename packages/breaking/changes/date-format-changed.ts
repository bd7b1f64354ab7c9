import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const dateFormatChanged: Kind = {
  id: "date-format-changed",
  about: "rows",
  key: "schema.logicalTypeOptions",
  says: "Dates or times are written in another format.",
  why: "Readers parse them wrongly or not at all.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "break",
  hint: "Keep the format, or publish the new one as a new property.",
  mirror: "date-format-changed",
  message: ({ before, after, element }) => `The format of the dates in ${element} changed: ${show(before)} → ${show(after)}.`,
};
