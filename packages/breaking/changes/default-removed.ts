import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const defaultRemoved: Kind = {
  id: "default-removed",
  about: "rows",
  key: "schema.default",
  says: "A default is gone.",
  why: "Writers and old rows that leave the value out are refused.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "none",
  hint: "Keep the default, or fill the value everywhere first.",
  mirror: "default-added",
  message: ({ before, element }) => `${element} no longer has the default ${show(before)}.`,
};
