import { driftRule } from "../drifts.ts";

export const schemaDriftExtra = driftRule(
  "extra",
  "info",
  "What a schema file has, the contract that names it has too.",
  "Nobody promises what only the schema file has; its readers learn of changes too late.",
  "Add it to the contract, or keep it out of the schema file.",
);
