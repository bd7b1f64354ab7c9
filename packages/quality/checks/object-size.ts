import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { called, nobody, ofProperties, optionAt } from "../promise.ts";
import { written } from "../values.ts";

export const objectSize: CheckKind = {
  id: "object-size",
  says: "No object has fewer or more properties than allowed.",
  why: "The standards count the properties that a document has; a table's columns are always all there, so that no engine can count them.",
  source: "ODCS, Logical type options: minProperties, maxProperties",
  promises: ofProperties("object-size", (found) => ["minProperties", "maxProperties"].flatMap((key) => {
    const value = found.property.options.values[key];
    if (value === undefined || (key === "minProperties" && value === 0)) return [];
    const expected = `${key === "minProperties" ? "at least" : "at most"} ${named(written(value))} properties`;
    return [{ key, at: optionAt(found, key), expected, counts: `with another number of properties in ${called(found)}`, measured: nobody(`How many properties an object has is not measured here; ${named(key)} is about documents, and columns are always all there.`) }];
  })),
};
