import type { Rule } from "../rule.ts";

export const unknownField: Rule = {
  id: "unknown-field",
  level: "error",
  says: "Only keys that the standard knows are written.",
  why: "A misspelt key is silently ignored by every tool: `requried: true` promises nothing.",
  source: "ODCS, ODPS and DCS JSON Schemas: additional and unevaluated properties are refused",
  fixable: true,
  on: {},
};
