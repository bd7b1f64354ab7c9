import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const maximum: Break = { id: "maximum", says: "One value is above its upper end.", entails: ["invalid-values", "foreign-key", "freshness"], spots: limitSpots("maximum") };
