import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const encryptionRemoved: Kind = {
  id: "encryption-removed",
  about: "access",
  key: "schema.encryptedName",
  says: "No encrypted column is named any more.",
  why: "Data may reach people who must not see it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Have the owner of the data's privacy approve it first.",
  mirror: "encryption-added",
  message: ({ before, element }) => `${element} is no longer encrypted; it was as ${show(before)}.`,
};
