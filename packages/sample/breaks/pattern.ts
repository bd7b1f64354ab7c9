import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const pattern: Break = { id: "pattern", says: "One text does not fit the pattern.", entails: ["invalid-values", "foreign-key"], spots: limitSpots("pattern") };
