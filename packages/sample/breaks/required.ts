import { type Break, ofRows } from "../break.ts";
import { columnsIn, emptySpots } from "../spots.ts";

export const required: Break = {
  id: "required",
  says: "One row has no value where one is required.",
  entails: [...ofRows, "primary-key-required", "object-required"],
  spots: (plan, tables) => columnsIn(plan, tables).flatMap((spotted) => emptySpots(plan, tables, spotted)),
};
