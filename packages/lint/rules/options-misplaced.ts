import type { LogicalType } from "#model";
import { closest, either, named } from "#text";
import type { Rule } from "../rule.ts";

export const optionsMisplaced: Rule = {
  id: "options-misplaced",
  level: "warn",
  says: "An option stands at a type that has it.",
  why: "`maxLength` at a number limits nothing, though it reads as if it did.",
  source: "ODCS, Logical type options; DCS, Field Object",
  on: {
    property({ logicalType, options, at }, { contract }, say) {
      if (logicalType === undefined || (contract.format === "odcs" && !unchecked.includes(logicalType))) return;
      const own = known[logicalType];
      for (const key of Object.keys(options.values)) {
        if (own.includes(key)) continue;
        const near = closest(key, own);
        const hint = near !== undefined ? `Did you mean ${named(near)}?` : own.length === 0 ? "Remove it." : `Remove it; ${named(logicalType)} has ${either(own).replace(" or ", " and ")}.`;
        say({ at: options.spots[key] ?? at, message: `${named(logicalType)} has no option ${named(key)}.`, hint });
      }
    },
  },
};

/** Types whose options the structure of ODCS leaves open; at all others an unknown option is an unknown field. */
const unchecked: readonly LogicalType[] = ["boolean", "map"];

const ends = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const number = [...ends, "multipleOf", "format", "precision", "scale"];
const time = [...ends, "format", "timezone", "defaultTimezone"];
const known: Readonly<Record<LogicalType, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern", "format"], date: [...ends, "format"], timestamp: time, time, number, integer: number, boolean: [],
  object: ["minProperties", "maxProperties", "required"], array: ["minItems", "maxItems", "uniqueItems"], map: [],
  vector: ["dimensions", "elementType", "distanceMetric", "normalized", "embeddingModel", "embeddingModelVersion"],
};
