import { type Break, ofRows } from "../break.ts";
import { limitSpots } from "../spots.ts";

export const maximum: Break = { id: "maximum", says: "One value is above its upper end.", entails: [...ofRows], spots: limitSpots("maximum") };
