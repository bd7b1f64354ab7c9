import type { ProtoKind } from "../protobuf/kind.ts";
import { removedFields } from "../protobuf/removed.ts";
import { show } from "../show.ts";

export const protoFieldNumberFreed: ProtoKind = {
  id: "proto-field-number-freed",
  format: "protobuf",
  about: "shape",
  buf: "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
  categories: ["WIRE_JSON", "WIRE", "CSR"],
  under: ["proto-required-removed"],
  says: "A field is gone and its number is not reserved.",
  why: "Old readers find its default in every new message; whoever uses the number again is read as the old field.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Reserve the number and the name where the field stood.",
  mirror: "proto-field-added",
  message: ({ before, element }) => `The field ${element} is gone and its number ${show(before)} is free for another.`,
  find: removedFields(({ numberKept }) => !numberKept),
};
