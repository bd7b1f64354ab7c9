import { type Break, ofRows } from "../break.ts";
import { ofJson } from "../value.ts";
import { ruleSpots } from "../spots.ts";

export const missingValues: Break = {
  id: "missing-values",
  says: "More rows are without a value, or with a word for none, than the rule allows.",
  entails: [...ofRows, "required", "primary-key-required", "pattern", "format", "enum", "length"],
  spots: ruleSpots("missing-values", ({ plan: { want } }, { quality }) => {
    const words = [quality.arguments["missingValues"] ?? []].flat().filter((word) => typeof word === "string" && word !== "" && want.type === "string").map((word) => ofJson(word));
    return [...words, null].map((word) => () => word);
  }),
};
