import { ageSpots } from "../ages.ts";
import { type Break, ofRows } from "../break.ts";

const day = 86_400_000;

export const freshness: Break = {
  id: "freshness",
  says: "The youngest row is older than promised: all rows are moved back.",
  entails: [...ofRows, "minimum"],
  spots: ageSpots("freshness", (dated, most, now) => {
    const back = (dated[0]?.at ?? now) - (now - most * 1000) + day;
    return new Map(dated.map(({ row, at }) => [row, at - back]));
  }),
};
