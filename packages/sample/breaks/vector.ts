import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const vector: Break = { id: "vector", says: "One vector has another number of elements.", entails: [...ofRows], spots: limitSpots("vector") };
