import type { Rule } from "../rule.ts";

export const invalidValue: Rule = {
  id: "invalid-value",
  level: "error",
  says: "A value is one of those that the standard allows.",
  why: "Tools act on known values only: with an unknown one the promise is skipped.",
  source: "JSON Schemas of ODCS, ODPS and DCS: `enum`, `pattern`, `format`, sizes",
  on: {},
};
