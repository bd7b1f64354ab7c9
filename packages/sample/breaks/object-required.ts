import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const objectRequired: Break = { id: "object-required", says: "One object lacks a property that it has to have.", entails: [...ofRows, "required"], spots: limitSpots("object-required") };
