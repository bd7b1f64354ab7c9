import { driftRule } from "../drifts.ts";

export const schemaDriftKey = driftRule(
  "key",
  "warn",
  "Keys and uniqueness are the same in a contract and in the schema file that it names.",
  "Merges by a key that nothing holds go wrong in silence.",
  "Declare the same key on both sides.",
);
