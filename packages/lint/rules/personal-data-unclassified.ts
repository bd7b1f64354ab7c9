import type { Property, SchemaObject } from "#model";
import { named } from "#text";
import { isAboutPeople, looksPersonal } from "../personal/looks.ts";
import { isMark } from "../personal/marks.ts";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const personalDataUnclassified: Rule = {
  id: "personal-data-unclassified",
  level: "warn",
  says: "A field that looks like data about a person is classified.",
  why: "Masking, access and deletion start from the classification; personal data that nobody marked is protected by nobody.",
  source: "GDPR articles 4(1), 9(1) and 30; 45 CFR 164.514(b)(2); ODCS, Schema: classification; DCS, Field Object: pii, classification",
  on: {
    property(property, { object, path }, say) {
      if (isMarked(property)) return;
      const evidence = looksPersonal(property, isAboutPeople(object.name));
      if (evidence === undefined || parentsOf(object, path.slice(2, -1)).some(isMarked)) return;
      say({
        at: property.at,
        message: `By its ${evidence.by}, ${named(property.name ?? path.at(-1) ?? "")} looks like ${evidence.kind.called}, and has no classification.`,
        hint: "Write `classification:` (such as `restricted`, or `public` where it is none), or tag it `pii`.",
      });
    },
  },
};

/** Whether somebody has thought about it: a classification, DCS's `pii` (also `false`), a tag or a property of one's own. */
const isMarked = ({ classification, tags, custom }: Property) =>
  isWritten(classification) || tags.some(isMark) || custom.some(({ property }) => isMark(property));

/** The properties around a nested one, along its path. */
function parentsOf(object: SchemaObject, steps: readonly string[]): Property[] {
  let inside: SchemaObject | Property = object;
  return steps.flatMap((step) => {
    const next: Property | undefined = step === "[]" && "items" in inside ? inside.items
      : inside.properties.find(({ name }) => name === step) ?? ("map" in inside ? (step === "{key}" ? inside.map?.key : inside.map?.value) : undefined);
    if (next !== undefined) inside = next;
    return next ?? [];
  });
}
