import type { Kind } from "../kind.ts";
<<<<<<< HEAD
import { literal } from "../show.ts";
=======
import { word } from "../show.ts";
>>>>>>> newcomer

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
<<<<<<< HEAD
  message: ({ after, element }) => `${element} may be ${literal(after)} now.`,
=======
  message: ({ after, element }) => `${element} may be ${word(after)} now.`,
>>>>>>> newcomer
};
