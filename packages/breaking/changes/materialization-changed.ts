import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const materializationChanged: Kind = {
  id: "materialization-changed",
  format: "dbt",
  about: "service",
  says: "A model is built in another way: as a table, a view, incrementally.",
  why: "Only tables hold constraints; a view costs its readers more and shows other rows from one minute to the next.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  hint: "Keep a table where constraints are promised.",
  mirror: "materialization-changed",
  message: ({ before, after, element }) => `The model ${element} was built as ${show(before)} and is built as ${show(after)}.`,
};
