import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { differentTypes } from "../protobuf/type-change.ts";
import { sameType } from "../protobuf/wire.ts";
import { show } from "../show.ts";

export const protoFieldCodeTypeChanged: ProtoKind = {
  id: "proto-field-code-type-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_TYPE",
  categories: ["FILE", "PACKAGE", "CSR"],
  under: ["proto-field-type-changed", "proto-field-json-type-changed"],
  says: "A field has another type of the same bytes and the same JSON.",
  why: "Code that takes the old type does not compile; a number that the other type does not have becomes another number.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the type, or see that no number is beyond what both can hold.",
  mirror: "proto-field-code-type-changed",
  message: ({ before, after, element }) => `The type of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: fields(differentTypes(sameType)),
};
