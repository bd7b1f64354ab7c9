import type { Rule } from "../rule.ts";

export const schemaSyntax: Rule = {
  id: "schema-syntax",
  level: "error",
  says: "A schema file keeps the rules of its language.",
  why: "What cannot be split into words and brackets cannot be compared, and the engine that reads it will refuse it too.",
  source: "ISO/IEC 9075-2; Protocol Buffers Language Specification; RFC 8259",
  on: {},
};
