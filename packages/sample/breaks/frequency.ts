import { ageSpots } from "../ages.ts";
import { type Break, ofRows } from "../break.ts";

const day = 86_400_000;

export const frequency: Break = {
  id: "frequency",
  says: "Between two neighbours lies more time than promised: the older rows are moved back.",
  entails: [...ofRows, "minimum"],
  spots: ageSpots("frequency", (dated, most) => {
    const back = Math.ceil((most * 2000 + 1) / day) * day;
    return dated.length < 2 ? new Map<number, number>() : new Map(dated.slice(Math.ceil(dated.length / 2)).map(({ row, at }) => [row, at - back]));
  }),
};
