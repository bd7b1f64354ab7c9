import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const format: Break = { id: "format", says: "One text has not the format.", entails: [...ofRows], spots: limitSpots("format") };
