import type { ProtoKind } from "../protobuf/kind.ts";
import { removedValues } from "../protobuf/removed.ts";
import { show } from "../show.ts";

export const protoEnumValueNumberFreed: ProtoKind = {
  id: "proto-enum-value-number-freed",
  format: "protobuf",
  about: "rows",
  buf: "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
  categories: ["WIRE_JSON", "WIRE", "CSR"],
  says: "A value is gone and its number is not reserved.",
  why: "New readers do not know the value in old data; whoever uses the number again is read as the old value.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "action",
  hint: "Reserve the number and the name where the value stood.",
  mirror: "proto-enum-value-added",
  message: ({ before, element }) => `The value ${element} is gone and its number ${show(before)} is free for another.`,
  find: removedValues(({ numberKept }) => !numberKept),
};
