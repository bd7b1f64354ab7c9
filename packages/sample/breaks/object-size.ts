import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const objectSize: Break = { id: "object-size", says: "One object has fewer or more properties than allowed.", entails: [...ofRows], spots: limitSpots("object-size") };
