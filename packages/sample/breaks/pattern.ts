import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const pattern: Break = { id: "pattern", says: "One text does not fit the pattern.", entails: [...ofRows], spots: limitSpots("pattern") };
