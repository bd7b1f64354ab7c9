import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const length: Break = { id: "length", says: "One text is shorter or longer than allowed.", entails: [...ofRows, "pattern", "format"], spots: limitSpots("length") };
