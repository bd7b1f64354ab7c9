import type { Break } from "../break.ts";
import { columnsIn, emptySpots } from "../spots.ts";

export const required: Break = {
  id: "required",
  says: "One row has no value where one is required.",
  entails: ["primary-key-required", "null-values", "missing-values", "object-required"],
  spots: (plan, tables) => columnsIn(plan, tables).flatMap((spotted) => emptySpots(plan, tables, spotted)),
};
