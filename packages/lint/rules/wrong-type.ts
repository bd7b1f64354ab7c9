import type { Rule } from "../rule.ts";

export const wrongType: Rule = {
  id: "wrong-type",
  level: "error",
  says: "Values have the type that the standard gives them.",
  why: "`required: \"no\"` is a text, and a text is true in more languages than not.",
  source: "JSON Schemas of ODCS, ODPS and DCS: `type`",
  on: {},
};
