import type { Break } from "../break.ts";
import { repeatSpots } from "../repeats.ts";

export const duplicateValues: Break = { id: "duplicate-values", says: "More rows have the value of another one than the rule allows.", entails: ["primary-key-unique", "unique", "foreign-key"], spots: repeatSpots("duplicate-values") };
