import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const enumeration: Break = { id: "enum", says: "One value is none of the listed ones.", entails: ["invalid-values", "foreign-key"], spots: limitSpots("enum") };
