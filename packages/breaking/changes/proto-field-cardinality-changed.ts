import { onWire } from "../protobuf/cardinality.ts";
import { differentCardinality } from "../protobuf/cardinality-change.ts";
import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoFieldCardinalityChanged: ProtoKind = {
  id: "proto-field-cardinality-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_WIRE_COMPATIBLE_CARDINALITY",
  categories: ["WIRE"],
  under: ["proto-required-added", "proto-required-removed"],
  says: "A field became a list, or a list became a single value.",
  why: "A reader of a single value keeps the last of many; JSON writes a list in brackets.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a new field with a number of its own.",
  mirror: "proto-field-cardinality-changed",
  message: ({ before, after, element }) => `${element} was ${show(before)} and is ${show(after)}.`,
  find: fields(differentCardinality(onWire)),
};
