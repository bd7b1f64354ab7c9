import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const avroLogicalTypeChanged: Kind = {
  id: "avro-logical-type-changed",
  format: "avro",
  about: "rows",
  says: "A value means something else: its unit, time zone, scale or precision.",
  why: "Avro passes the bytes as they are, so nothing fails and values shift.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a field of the new meaning and keep the old one until its readers have moved.",
  mirror: "avro-logical-type-changed",
  message: ({ before, after, element }) => `The logical type of ${element} changed: ${show(before)} → ${show(after)}.`,
};
