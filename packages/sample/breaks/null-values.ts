import type { Break } from "../break.ts";
import { ruleSpots } from "../spots.ts";

export const nullValues: Break = {
  id: "null-values",
  says: "More rows (or fewer) have no value than the rule allows.",
  entails: ["required", "primary-key-required", "missing-values"],
  spots: ruleSpots("null-values", ({ column }) => [() => null, (value) => (value === null ? (column.values.find((other) => other !== null) ?? undefined) : undefined)]),
};
