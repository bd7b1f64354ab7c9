import { canonical } from "#fingerprint";
import type { Location } from "#model";
import { named } from "#text";
import { same, under } from "../place.ts";
import type { Rule } from "../rule.ts";

export const enumValueDuplicate: Rule = {
  id: "enum-value-duplicate",
  level: "error",
  says: "A value stands once in an `enum`, whatever its label says.",
  why: "With two labels or meanings for one value no reader can tell which one a row has.",
  source: "ODCS, RFC 33: enum values are unique",
  on: {
    property(property, { contract }, say) {
      const seen = new Map<string, { readonly index: number; readonly at: Location }>();
      for (const [index, { value, at }] of (property.enum ?? []).entries()) {
        const key = canonical(value);
        const first = seen.get(key);
        if (first === undefined) seen.set(key, { index, at });
        else if (!isRepeated(first.index, index)) say({ at, message: `The value ${named(key)} is in the list already, on line ${first.at.line}.`, hint: "Keep the entry that says what the value means." });
      }
      /** Equal entries are wrong by the standard's structure, which has said so. */
      function isRepeated(first: number, second: number): boolean {
        const list = under(contract, property, "enum");
        const [one, other] = list?.kind === "list" ? [list.items[first], list.items[second]] : [];
        return one !== undefined && other !== undefined && same(one, other);
      }
    },
  },
};
