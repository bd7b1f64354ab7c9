import { lostReserved } from "../protobuf/kept.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { word } from "../show.ts";

export const protoEnumReservedRemoved: ProtoKind = {
  id: "proto-enum-reserved-removed",
  format: "protobuf",
  about: "shape",
  buf: "RESERVED_ENUM_NO_DELETE",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "Numbers or names of removed values may be used again.",
  why: "A new value under an old number is taken for the old one.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Put the reservation back.",
  mirror: { waived: "one kind tells of reservations that come, in messages and in enums: proto-reserved-added" },
  message: ({ before, element }) => `${element} no longer reserves ${word(before)}.`,
  find: ({ enums }) => enums.flatMap(lostReserved),
};
