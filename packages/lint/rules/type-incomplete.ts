import type { Property } from "#model";
import { named } from "#text";
import type { Rule } from "../rule.ts";

export const typeIncomplete: Rule = {
  id: "type-incomplete",
  level: "info",
  says: "Arrays say what their items are, maps what their keys and values are.",
  why: "What is inside an array of anything can change from one day to the next, and no check will see it.",
  source: "ODCS, Schema: items, map; DCS, Field Object: items, keys, values",
  on: {
    property(property, { contract }, say) {
      const missing = missingIn(property, contract.format);
      if (missing.length === 0) return;
      const keys = missing.map(named).join(" and ");
      say({ at: property.spots["logicalType"] ?? property.spots["type"] ?? property.at, message: `${named(property.name ?? "The property")} does not say what it holds: ${keys} ${missing.length === 1 ? "is" : "are"} missing.`, hint: `Add ${keys} with a type.` });
    },
  },
};

/** ODCS demands `map` by its structure, which says so. */
function missingIn({ logicalType, items, map }: Property, format: string): string[] {
  if (logicalType === "array" && items === undefined) return ["items"];
  if (logicalType !== "map" || format !== "dcs") return [];
  return [map?.key === undefined ? ["keys"] : [], map?.value === undefined ? ["values"] : []].flat();
}
