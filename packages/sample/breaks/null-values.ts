import { type Break, ofRows } from "../break.ts";
import { chanceOf } from "../chance.ts";
import { make } from "../make.ts";
import { ruleSpots } from "../spots.ts";
import { keyOf } from "../value.ts";

export const nullValues: Break = {
  id: "null-values",
  says: "More rows (or fewer) have no value than the rule allows.",
  entails: [...ofRows, "required", "primary-key-required"],
  spots: ruleSpots("null-values", ({ column, plan: { want } }, _, { seed, now }) => {
    const there = new Set(column.values.map(keyOf));
    const others = make(want, column.values.length + 5, chanceOf(seed, "break", ...want.path), now).filter((value) => !there.has(keyOf(value)));
    return [(value) => (value === null ? undefined : null), (value, row) => (value === null ? (others[row % Math.max(1, others.length)] ?? column.values.find((other) => other !== null)) : undefined)];
  }),
};
