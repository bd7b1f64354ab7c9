import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const length: Break = { id: "length", says: "One text is shorter or longer than allowed.", entails: ["pattern", "format", "invalid-values", "foreign-key"], spots: limitSpots("length") };
