import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const minimum: Break = { id: "minimum", says: "One value is below its lower end.", entails: [...ofRows], spots: limitSpots("minimum") };
