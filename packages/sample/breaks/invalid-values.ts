import { type Break, ofRows } from "../break.ts";
import { chanceOf } from "../chance.ts";
import { spoil } from "../spoil.ts";
import { ruleSpots } from "../spots.ts";

export const invalidValues: Break = {
  id: "invalid-values",
  says: "More rows have an invalid value than the rule allows.",
  entails: [...ofRows, "enum", "pattern", "format", "length"],
  spots: ruleSpots("invalid-values", ({ plan: { want } }, { limits }, { seed, now }) => limits.map((limit) => {
    const own = { ...want, limits: [...want.limits.filter((other) => !limits.includes(other)), ...limits] };
    return (value, row) => (value === null ? undefined : spoil(own, own, limit, chanceOf(seed, "break", ...want.path, String(row)), now));
  })),
};
