import { canonical } from "#fingerprint";
import { named } from "#text";
import { wanted } from "../fitness.ts";
import { under } from "../place.ts";
import type { Rule } from "../rule.ts";

export const validValuesUnfit: Rule = {
  id: "valid-values-unfit",
  level: "error",
  says: "Allowed values have the logical type of their property.",
  why: "A column of texts never holds the number 1: the value can never occur, and a check that compares types refuses every row.",
  source: "ODCS, Data Quality: validValues; ODCS, RFC 33: enum",
  on: {
    property(property, _, say) {
      for (const { value, at } of property.enum ?? []) {
        const want = wanted(value, property);
        if (want !== undefined) say({ at, message: `The value ${named(canonical(value))} is not ${want}, as ${named(property.logicalType ?? "")} asks.`, hint: hint(want) });
      }
    },
    quality(quality, { contract, property }, say) {
      const values = quality.arguments["validValues"];
      if (property === undefined || !Array.isArray(values)) return;
      const given = under(contract, quality, "arguments");
      const entry = given?.kind === "map" ? given.entries.get("validValues") : undefined;
      for (const [index, value] of values.entries()) {
        const want = wanted(value, property);
        const place = entry?.node.kind === "list" ? entry.node.items[index]?.at : undefined;
        if (want !== undefined) say({ at: place ?? entry?.at ?? quality.at, message: `The valid value ${named(canonical(value))} is not ${want}, as ${named(property.logicalType ?? "")} asks.`, hint: hint(want) });
      }
    },
  },
};

const hint = (want: string): string => (want === "a text" ? "Put the value in quotes." : `Write ${want}, or change \`logicalType\`.`);
