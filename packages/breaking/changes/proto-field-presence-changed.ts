import { differentCardinality } from "../protobuf/cardinality-change.ts";
import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoFieldPresenceChanged: ProtoKind = {
  id: "proto-field-presence-changed",
  format: "protobuf",
  about: "meaning",
  buf: "FIELD_SAME_CARDINALITY",
  categories: ["FILE", "PACKAGE"],
  under: [
    "proto-required-added", "proto-required-removed", "proto-field-cardinality-changed", "proto-field-json-cardinality-changed", "proto-field-oneof-changed",
    "proto-field-type-changed",
  ],
  says: "A field can be told from its default where it could not, or no longer.",
  why: "Code that asks whether the field is set does not compile; a default that is written arrives as absent where presence is gone.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep `optional`, or the feature `field_presence`, as it was.",
  mirror: "proto-field-presence-changed",
  message: ({ before, after, element }) => `${element} was ${show(before)} and is ${show(after)}.`,
  find: fields(differentCardinality((cardinality) => cardinality)),
};
