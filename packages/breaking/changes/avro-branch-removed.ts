import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroBranchRemoved: Kind = {
  id: "avro-branch-removed",
  format: "avro",
  about: "rows",
  says: "A value can no longer be of a type.",
  why: "Data written before may be of it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "Keep the branch as long as data of it is kept.",
  mirror: "avro-branch-added",
  message: ({ before, element }) => `${element} can no longer be ${word(before)}.`,
};
