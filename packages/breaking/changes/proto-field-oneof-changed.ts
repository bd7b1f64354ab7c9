import type { ProtoKind } from "../protobuf/kind.ts";
import { movedBetweenOneofs } from "../protobuf/oneofs.ts";
import { show } from "../show.ts";

export const protoFieldOneofChanged: ProtoKind = {
  id: "proto-field-oneof-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_ONEOF",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A field moved into a oneof, out of one or into another.",
  why: "Of the fields of a oneof one is set: a reader that has them in one keeps the last and drops the others.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a new field to the oneof instead of moving one.",
  mirror: "proto-field-oneof-changed",
  message: ({ before, after, element }) => `${element} was in ${before === null ? "no oneof" : `the oneof ${show(before)}`} and is in ${after === null ? "none" : show(after)}.`,
  find: movedBetweenOneofs,
};
