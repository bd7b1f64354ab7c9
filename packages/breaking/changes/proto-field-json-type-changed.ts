import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { differentTypes } from "../protobuf/type-change.ts";
import { jsonCompatible } from "../protobuf/wire.ts";
import { show } from "../show.ts";

export const protoFieldJsonTypeChanged: ProtoKind = {
  id: "proto-field-json-type-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
  categories: ["WIRE_JSON", "CSR"],
  under: ["proto-field-type-changed"],
  says: "A field has a type that is written in another way in JSON.",
  why: "The bytes can be read, but not every value of one type is one of the other, and JSON writes it otherwise.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a new field with a number of its own, and write both for a while.",
  mirror: "proto-field-json-type-changed",
  message: ({ before, after, element }) => `The type of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: fields(differentTypes(jsonCompatible)),
};
