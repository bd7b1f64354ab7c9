import type { Format } from "../format.ts";
import { time as fullTime } from "./pieces.ts";

/** RFC 3339 §5.6, `full-time`. When there may be a leap second depends on the offset; the narrow reading has none, the wide one has them everywhere. */
export const time: Format = {
  id: "time",
  texts: { narrow: fullTime("[0-5]\\d"), wide: fullTime("(?:[0-5]\\d|60)") },
  within: ["uri-template", "regex"],
  shown: [{ text: "12:00:00Z", also: ["uri-template", "regex"] }],
};
