import type { Rule } from "../rule.ts";
import { under } from "../place.ts";

export const relationshipArity: Rule = {
  id: "relationship-arity",
  level: "error",
  says: "A relationship has as many properties at its start as at its end.",
  why: "Composite keys are compared pair by pair; a property without a partner cannot be joined.",
  source: "ODCS, References: arrays of `from` and `to` have the same number of elements",
  on: {
    relationship(relationship, { contract, property }, say) {
      const { from, to, spots } = relationship;
      const at = spots["to"] ?? relationship.at;
      if (property !== undefined) {
        if (to.length > 1) say({ at, message: `One property cannot refer to ${to.length} together.`, hint: "Write one relationship for each, or a composite one at the object, with `from`." });
        return;
      }
      const [start, end] = [under(contract, relationship, "from"), under(contract, relationship, "to")];
      if (from === undefined || start?.kind !== end?.kind || from.length === to.length) return;
      say({ at, message: `\`from\` has ${from.length} and \`to\` has ${to.length} properties.`, hint: "Name a partner for each property." });
    },
  },
};
