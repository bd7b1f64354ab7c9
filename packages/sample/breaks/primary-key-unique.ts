import { type Break, ofRows } from "../break.ts";
import { repeatSpots } from "../repeats.ts";

export const primaryKeyUnique: Break = { id: "primary-key-unique", says: "Two rows have the same primary key.", entails: [...ofRows, "unique"], spots: repeatSpots("primary-key-unique") };
