import type { Rule } from "../rule.ts";

export const limitExceeded: Rule = {
  id: "limit-exceeded",
  level: "error",
  says: "A file stays within the sizes that are read.",
  why: "A check that never ends protects nobody; a file that is larger or deeper than any contract is refused instead.",
  on: {},
};
