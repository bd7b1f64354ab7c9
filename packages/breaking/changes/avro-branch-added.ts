import type { Kind } from "../kind.ts";
import { word } from "../show.ts";

export const avroBranchAdded: Kind = {
  id: "avro-branch-added",
  format: "avro",
  about: "rows",
  says: "A value may be of one more type.",
  why: "Readers that do not know the type cannot take it.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Let every reader move to the new schema before a writer uses the type.",
  mirror: "avro-branch-removed",
  message: ({ after, element }) => `${element} may be ${word(after)} now.`,
};
