import type { Format } from "../format.ts";
import { date, time } from "./pieces.ts";

/** RFC 3339 §5.6, `date-time`; leap seconds as in `time`. */
export const dateTime: Format = {
  id: "date-time",
  texts: { narrow: `(?:${date})[tT]${time("[0-5]\\d")}`, wide: `(?:${date})[tT]${time("(?:[0-5]\\d|60)")}` },
  within: ["uri-template", "regex"],
  shown: [{ text: "2024-02-29T12:00:00Z", also: ["uri-template", "regex"] }],
};
