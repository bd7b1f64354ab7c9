import type { Rule } from "../rule.ts";

export const laterVersion: Rule = {
  id: "later-version",
  level: "warn",
  says: "A contract uses only what the version of the standard that it names has.",
  why: "A tool that believes the version skips, or refuses, what came later.",
  source: "Change logs of ODCS, ODPS and DCS",
  on: {},
};
