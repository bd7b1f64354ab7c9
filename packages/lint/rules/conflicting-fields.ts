import type { Rule } from "../rule.ts";

export const conflictingFields: Rule = {
  id: "conflicting-fields",
  level: "error",
  says: "Keys that exclude each other do not stand together.",
  why: "Of two thresholds or two forms each tool picks another one.",
  source: "ODCS JSON Schema: exactly one operator in a quality check; `from` and `to` of one form",
  on: {},
};
