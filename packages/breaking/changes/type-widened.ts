import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const typeWidened: Kind = {
  id: "type-widened",
  about: "rows",
  key: "schema.physicalType",
  says: "The type holds more than before.",
  why: "A reader with a fixed type may meet a value that does not fit.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Tell readers that keep the type to widen theirs first.",
  level: "warn",
  mirror: "type-narrowed",
  message: ({ before, after, element }) => `The type of ${element} was widened from ${show(before)} to ${show(after)}.`,
};
