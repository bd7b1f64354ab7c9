import type { ProtoField } from "#model";
import type { Image } from "./image.ts";
import { typeOf } from "./types.ts";

/** How many values a field may have, and whether its default can be told from its absence. */
export type Cardinality = "explicit" | "implicit" | "required" | "repeated" | "map";

/** What `label`, `features.field_presence` and the type say; a message is always told from its absence. */
export function cardinalityOf(field: ProtoField, image: Image): Cardinality {
  if (field.keys !== undefined) return "map";
  if (field.label === "repeated") return "repeated";
  const presence = field.features.get("field_presence");
  if (presence === "LEGACY_REQUIRED") return "required";
  const { type } = typeOf(field, image);
  return presence === "IMPLICIT" && type !== "message" && type !== "group" ? "implicit" : "explicit";
}

/** For who reads bytes and JSON: presence is not seen. */
export const inJson = (cardinality: Cardinality) => (cardinality === "implicit" ? "explicit" : cardinality);

/** For who reads bytes: a map is a list of its entries. */
export const onWire = (cardinality: Cardinality) => (cardinality === "map" ? "repeated" : inJson(cardinality));

export const words: Readonly<Record<Cardinality, string>> = {
  explicit: "optional with presence", implicit: "optional without presence", required: "required", repeated: "repeated", map: "map",
};
