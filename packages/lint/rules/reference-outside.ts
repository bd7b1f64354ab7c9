import type { Rule } from "../rule.ts";
import { named } from "#text";
import { itemPlaces } from "../place.ts";
import { follow } from "../references.ts";

export const referenceOutside: Rule = {
  id: "reference-outside",
  level: "warn",
  says: "A relationship ends at an object of this contract, or of one that is read with it.",
  why: "What is not here cannot be checked: whether the target exists, and whom a change of it hurts.",
  source: "ODCS, References: external contracts",
  on: {
    relationship(relationship, { contract }, say, mesh) {
      for (const [index, reference] of relationship.to.entries()) {
        const target = follow(reference, contract, mesh);
        if (target.is !== "outside") continue;
        const at = itemPlaces(contract, relationship, "to")[index] ?? relationship.at;
        say({ at, message: `The reference ${named(reference)} cannot be checked: ${target.why}.`, hint: target.hint });
      }
    },
  },
};
