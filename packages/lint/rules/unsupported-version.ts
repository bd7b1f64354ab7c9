import type { Rule } from "../rule.ts";

export const unsupportedVersion: Rule = {
  id: "unsupported-version",
  level: "error",
  says: "The version of the standard is one that exists.",
  why: "A version that nobody published has no rules to hold the contract against.",
  source: "ODCS and ODPS: `apiVersion`; DCS: `dataContractSpecification`",
  on: {},
};
