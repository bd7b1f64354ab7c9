import type { Rule } from "../rule.ts";

export const unknownFormat: Rule = {
  id: "unknown-format",
  level: "error",
  says: "A file says which standard it follows.",
  why: "Without a standard nothing in it can be checked, and nothing would be promised.",
  source: "ODCS and ODPS: `kind` and `apiVersion`; DCS: `dataContractSpecification`",
  on: {},
};
