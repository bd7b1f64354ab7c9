import { driftRule } from "../drifts.ts";

export const schemaDriftValues = driftRule(
  "values",
  "warn",
  "Lists of allowed values are the same in a contract and in the schema file that it names.",
  "A value that only one of the two knows breaks a reader or a writer.",
  "Make the two lists one.",
);
