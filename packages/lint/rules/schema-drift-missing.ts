import { driftRule } from "../drifts.ts";

export const schemaDriftMissing = driftRule(
  "missing",
  "warn",
  "What a contract has, the schema file that it names has too.",
  "Readers who trust the contract ask for something that is not there.",
  "Add it to the schema file, or take it out of the contract.",
);
