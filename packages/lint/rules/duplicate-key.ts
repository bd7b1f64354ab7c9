import type { Rule } from "../rule.ts";

export const duplicateKey: Rule = {
  id: "duplicate-key",
  level: "error",
  says: "A key is written once in its map.",
  why: "Of two equal keys most parsers keep one in silence, and not all keep the same one.",
  source: "YAML 1.2.2 §3.2.1.3: the keys of a mapping are unique",
  fixable: true,
  on: {},
};
