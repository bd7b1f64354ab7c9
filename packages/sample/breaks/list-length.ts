import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const listLength: Break = { id: "list-length", says: "One list has fewer or more items than allowed.", entails: [...ofRows], spots: limitSpots("list-length") };
