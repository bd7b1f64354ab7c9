import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { differentTypes } from "../protobuf/type-change.ts";
import { wireCompatible } from "../protobuf/wire.ts";
import { show } from "../show.ts";

export const protoFieldTypeChanged: ProtoKind = {
  id: "proto-field-type-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_WIRE_COMPATIBLE_TYPE",
  categories: ["WIRE"],
  says: "A field has a type that reads other bytes.",
  why: "What one version writes the other refuses, drops or takes for something else.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a new field with a number of its own, and write both for a while.",
  mirror: "proto-field-type-changed",
  message: ({ before, after, element }) => `The type of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: fields(differentTypes(wireCompatible)),
};
