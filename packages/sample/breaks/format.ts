import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const format: Break = { id: "format", says: "One text has not the format.", entails: ["invalid-values", "foreign-key"], spots: limitSpots("format") };
