import type { Rule } from "../rule.ts";

export const yamlSyntax: Rule = {
  id: "yaml-syntax",
  level: "error",
  says: "The text is valid YAML or JSON.",
  why: "Where the syntax is broken two parsers see two different contracts, or none.",
  source: "YAML 1.2.2; RFC 8259",
  on: {},
};
