import type { Break } from "../break.ts";
import { repeatSpots } from "../repeats.ts";

export const unique: Break = { id: "unique", says: "Two rows have the same value of a unique property.", entails: ["primary-key-unique", "duplicate-values", "foreign-key"], spots: repeatSpots("unique") };
