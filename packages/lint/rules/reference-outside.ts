import type { Location } from "#model";
import { follow } from "#terms";
import { named } from "#text";
import { itemPlaces } from "../place.ts";
import type { Rule } from "../rule.ts";

export const referenceOutside: Rule = {
  id: "reference-outside",
  level: "info",
  says: "A file that a reference names is read together with the contract.",
  why: "What is not here cannot be checked: whether the target exists, and whom a change of it hurts.",
  source: "ODCS, References: external contracts",
  on: {
    relationship(relationship, { contract, property }, say, mesh) {
      const from = property === undefined ? relationship.from ?? [] : [];
      for (const [key, references] of [["from", from], ["to", relationship.to]] as const) {
        let places: readonly Location[] | undefined;
        for (const [index, reference] of references.entries()) {
          const target = follow(reference, contract, mesh);
          if (target.is !== "outside") continue;
          places ??= itemPlaces(contract, relationship, key);
          say({ at: places[index] ?? relationship.at, message: `The reference ${named(reference)} cannot be checked: ${target.why}.`, hint: target.hint() });
        }
      }
    },
  },
};
