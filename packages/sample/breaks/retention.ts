import { ageSpots } from "../ages.ts";
import { type Break, ofRows } from "../break.ts";

const day = 86_400_000;

export const retention: Break = {
  id: "retention",
  says: "One row is older than rows are kept.",
  entails: [...ofRows, "minimum"],
  spots: ageSpots("retention", (dated, most, now) => new Map(dated.slice(-1).map(({ row }) => [row, now - most * 1000 - day]))),
};
