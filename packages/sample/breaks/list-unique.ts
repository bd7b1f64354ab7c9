import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const listUnique: Break = { id: "list-unique", says: "One list has an item twice.", entails: [...ofRows], spots: limitSpots("list-unique") };
