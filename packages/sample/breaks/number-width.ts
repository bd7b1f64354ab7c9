import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const numberWidth: Break = { id: "number-width", says: "One number has no room in the promised bits.", entails: [...ofRows, "maximum", "minimum"], spots: limitSpots("number-width") };
