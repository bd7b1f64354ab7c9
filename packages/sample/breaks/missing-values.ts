import type { Break } from "../break.ts";
import { ofJson } from "../value.ts";
import { ruleSpots } from "../spots.ts";

export const missingValues: Break = {
  id: "missing-values",
  says: "More rows are without a value, or with a word for none, than the rule allows.",
  entails: ["required", "primary-key-required", "null-values", "pattern", "format", "enum", "length", "invalid-values"],
  spots: ruleSpots("missing-values", ({ plan: { want } }, { quality }) => {
    const words = [quality.arguments["missingValues"] ?? []].flat().filter((word) => typeof word === "string" && word !== "" && want.type === "string").map((word) => ofJson(word));
    return [...words, null].map((word) => () => word);
  }),
};
