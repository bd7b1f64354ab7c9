import { driftRule } from "../drifts.ts";

export const schemaDriftUnclear = driftRule(
  "unclear",
  "info",
  "Whether a contract and the schema file that it names agree can be told.",
  "What nobody can compare may have come apart long ago.",
  "Name a file that is here and can be read, with types that the server has.",
);
