import type { Rule } from "../rule.ts";

export const missingField: Rule = {
  id: "missing-field",
  level: "error",
  says: "Every key that the standard demands is there.",
  why: "A tool that relies on the standard stops, or guesses, where a required key is missing.",
  source: "JSON Schemas of ODCS, ODPS and DCS: `required`",
  on: {},
};
