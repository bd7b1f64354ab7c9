import type { Location } from "#model";
import { follow } from "#terms";
import { named } from "#text";
import { itemPlaces } from "../place.ts";
import type { Rule } from "../rule.ts";

export const referenceUnknown: Rule = {
  id: "reference-unknown",
  level: "warn",
  says: "A relationship starts and ends at properties that exist.",
  why: "A foreign key to nowhere can neither be joined nor checked, and hides that the target was renamed.",
  source: "ODCS, References; DCS, Field Object: references",
  on: {
    relationship(relationship, { contract, property }, say, mesh) {
      const from = property === undefined ? relationship.from ?? [] : [];
      for (const [key, references] of [["from", from], ["to", relationship.to]] as const) {
        let places: readonly Location[] | undefined;
        for (const [index, reference] of references.entries()) {
          const target = follow(reference, contract, mesh);
          if (target.is !== "unknown") continue;
          places ??= itemPlaces(contract, relationship, key);
          say({ at: places[index] ?? relationship.at, message: `The reference ${named(reference)} leads nowhere: ${target.why}.`, hint: target.hint() });
        }
      }
    },
  },
};
