import { type Break, ofRows } from "../break.ts";
import { repeatSpots } from "../repeats.ts";

export const duplicateValues: Break = { id: "duplicate-values", says: "More rows have the value of another one than the rule allows.", entails: [...ofRows, "primary-key-unique", "unique"], spots: repeatSpots("duplicate-values") };
