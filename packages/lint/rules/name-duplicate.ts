import type { Location, Property, SchemaObject } from "#model";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const nameDuplicate: Rule = {
  id: "name-duplicate",
  level: "error",
  says: "Names are unique among their neighbours.",
  why: "Two columns of one name cannot both be found, checked or referenced.",
  source: "ODCS, Schema: an object's and a property's name identifies it within its parent",
  on: {
    contract: (contract, say) => unique(contract.objects, "object", say),
    object: (object, _, say) => unique(object.properties, "property", say),
    property: (property, _, say) => unique(property.properties, "property", say),
  },
};

function unique(siblings: readonly (SchemaObject | Property)[], what: string, say: Say) {
  const seen = new Map<string, Location>();
  for (const { name, at } of siblings) {
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, at);
    else say({ at, message: `The ${what} ${named(name)} exists already, on line ${first.line}.`, hint: "Rename or remove one of the two." });
  }
}
