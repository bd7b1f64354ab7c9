import { lostReserved } from "../protobuf/kept.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { word } from "../show.ts";

export const protoMessageReservedRemoved: ProtoKind = {
  id: "proto-message-reserved-removed",
  format: "protobuf",
  about: "shape",
  buf: "RESERVED_MESSAGE_NO_DELETE",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "Numbers or names of removed fields may be used again.",
  why: "A new field under an old number reads the bytes of the old field as its own.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Put the reservation back.",
  mirror: { waived: "one kind tells of reservations that come, in messages and in enums: proto-reserved-added" },
  message: ({ before, element }) => `${element} no longer reserves ${word(before)}.`,
  find: ({ messages }) => messages.flatMap(lostReserved),
};
