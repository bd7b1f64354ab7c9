import { type Break, ofRows } from "../break.ts";
import { repeatSpots } from "../repeats.ts";

export const unique: Break = { id: "unique", says: "Two rows have the same value of a unique property.", entails: [...ofRows, "primary-key-unique"], spots: repeatSpots("unique") };
