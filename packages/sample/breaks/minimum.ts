import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const minimum: Break = { id: "minimum", says: "One value is below its lower end.", entails: ["invalid-values", "foreign-key", "retention", "frequency"], spots: limitSpots("minimum") };
