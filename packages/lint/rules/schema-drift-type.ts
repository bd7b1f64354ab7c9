import { driftRule } from "../drifts.ts";

export const schemaDriftType = driftRule(
  "type",
  "warn",
  "Types are the same in a contract and in the schema file that it names.",
  "One of the two is wrong, and readers find out which by a failing query.",
  "Make the two types one.",
);
