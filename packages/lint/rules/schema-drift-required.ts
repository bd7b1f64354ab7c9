import { driftRule } from "../drifts.ts";

export const schemaDriftRequired = driftRule(
  "required",
  "warn",
  "What is required in a contract is NOT NULL in the schema file that it names, and the other way round.",
  "Where only the contract says so, nothing keeps the nulls out.",
  "Make both required, or neither.",
);
