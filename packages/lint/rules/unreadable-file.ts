import type { Rule } from "../rule.ts";

export const unreadableFile: Rule = {
  id: "unreadable-file",
  level: "error",
  says: "A contract is a text in UTF-8.",
  why: "What cannot be decoded cannot be judged; a byte that means something else to the next tool changes names and values without a trace.",
  source: "YAML 1.2.2 §5.2; RFC 8259 §8.1",
  on: {},
};
