import type { Contract } from "#model";
import type { Fact } from "../fact.ts";

/** Formats of servers (ODCS, servers: format) whose columns are told apart by their place where no header names them. Whether one does, no standard says. */
const delimited = /^\W*(?:text\/)?(?:csv|tsv|psv|dsv|delimited|fixed[ _-]?width)\b/i;

/** Whether a server of one of the versions keeps rows as delimited text. */
export const areDelimited = (...versions: readonly Contract[]): boolean =>
  versions.some(({ servers }) => servers.some(({ settings }) => typeof settings["format"] === "string" && delimited.test(settings["format"])));

/** What another place of columns does to those who read by place. `producers`: whom it breaks in any case. */
export const byPlace = (producers: "yes" | "unknown" = "unknown"): Pick<Fact, "breaks" | "impact" | "because" | "hint"> => ({
  breaks: { consumers: "unknown", producers }, impact: "action", because: "A server keeps delimited text: where no header names the columns, they are read by their place.",
  hint: "Put new columns last, and keep the order of the others.",
});
