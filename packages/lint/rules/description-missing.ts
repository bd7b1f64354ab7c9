import type { Property, SchemaObject } from "#model";
import { named } from "#text";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const descriptionMissing: Rule = {
  id: "description-missing",
  level: "warn",
  says: "Every object and every field that has a name has a description, or links to its business definition.",
  why: "A consumer cannot ask a column what it means, and two who guess will not guess the same.",
  source: "ODCS, Schema: description; DCS, Model Object and Field Object: description",
  on: {
    object(object, { contract }, say) {
      if (contract.format !== "card" && object.name !== undefined && !isDescribed(object))
        say({ at: object.at, message: `The object ${named(object.name)} has no description.`, hint: "Say with `description:` what one of its rows is." });
    },
    property(property, { contract }, say) {
      if (contract.format !== "card" && property.name !== undefined && !isDescribed(property))
        say({ at: property.at, message: `The field ${named(property.name)} has no description.`, hint: "Say with `description:` what its values mean." });
    },
  },
};

const isDescribed = ({ description, definitions }: SchemaObject | Property) =>
  isWritten(description) || definitions.some(({ type, url }) => isWritten(url) && /definition/i.test(type ?? ""));
