import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const encryptionAdded: Kind = {
  id: "encryption-added",
  about: "access",
  key: "schema.encryptedName",
  says: "An encrypted column is named.",
  why: "Readers may have to read another column.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Tell readers which column to read, and how to be let in.",
  mirror: "encryption-removed",
  message: ({ after, element }) => `${element} is now encrypted as ${show(after)}.`,
};
