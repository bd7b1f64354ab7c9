import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const numberWidth: Break = { id: "number-width", says: "One number has no room in the promised bits.", entails: ["maximum", "minimum", "foreign-key"], spots: limitSpots("number-width") };
