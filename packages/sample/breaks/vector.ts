import type { Break } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const vector: Break = { id: "vector", says: "One vector has another number of elements.", entails: [], spots: limitSpots("vector") };
