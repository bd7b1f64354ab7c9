import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const enumeration: Break = { id: "enum", says: "One value is none of the listed ones.", entails: [...ofRows], spots: limitSpots("enum") };
