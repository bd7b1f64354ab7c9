import { inJson } from "../protobuf/cardinality.ts";
import { differentCardinality } from "../protobuf/cardinality-change.ts";
import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoFieldJsonCardinalityChanged: ProtoKind = {
  id: "proto-field-json-cardinality-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
  categories: ["WIRE_JSON", "CSR"],
  under: ["proto-required-added", "proto-required-removed", "proto-field-cardinality-changed"],
  says: "A map became a list of its entries, or a list a map.",
  why: "The bytes are the same; JSON writes a map in braces and a list in brackets.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a new field with a number of its own.",
  mirror: "proto-field-json-cardinality-changed",
  message: ({ before, after, element }) => `${element} was ${show(before)} and is ${show(after)}.`,
  find: fields(differentCardinality(inJson)),
};
