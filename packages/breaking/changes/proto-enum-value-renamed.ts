import type { ProtoKind } from "../protobuf/kind.ts";
import { renamedValues } from "../protobuf/values.ts";
import { show } from "../show.ts";

export const protoEnumValueRenamed: ProtoKind = {
  id: "proto-enum-value-renamed",
  format: "protobuf",
  about: "rows",
  buf: "ENUM_VALUE_SAME_NAME",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  says: "A value has another name.",
  why: "JSON calls values by name, and a reader refuses one that it does not know; code that names it does not compile.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep the old name beside the new one with `option allow_alias = true;`.",
  mirror: "proto-enum-value-renamed",
  message: ({ before, after, element }) => `The value ${element} was renamed: ${show(before)} → ${show(after)}.`,
  find: renamedValues,
};
