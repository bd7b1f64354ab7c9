import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const objectSize: Break = { id: "object-size", says: "One object has fewer or more properties than allowed.", entails: [], spots: limitSpots("object-size") };
