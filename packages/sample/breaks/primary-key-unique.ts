import type { Break } from "../break.ts";
import { repeatSpots } from "../repeats.ts";

export const primaryKeyUnique: Break = { id: "primary-key-unique", says: "Two rows have the same primary key.", entails: ["unique", "duplicate-values", "foreign-key"], spots: repeatSpots("primary-key-unique") };
