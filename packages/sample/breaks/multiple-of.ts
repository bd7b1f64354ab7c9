import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const multipleOf: Break = { id: "multiple-of", says: "One number is no multiple of the one that is promised.", entails: [...ofRows], spots: limitSpots("multiple-of") };
