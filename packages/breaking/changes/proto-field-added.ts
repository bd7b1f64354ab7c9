import { inside } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoFieldAdded: ProtoKind = {
  id: "proto-field-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["proto-required-added"],
  says: "A field is new.",
  why: "Old readers keep it as an unknown field; those of JSON must be told to ignore what they do not know.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "proto-field-number-freed",
  message: ({ element }) => `The field ${element} is new.`,
  find: ({ messages, known }) => messages.flatMap((pair) => pair.is.it.fields.filter((field) => !known.has(field)).map((field) => inside(pair, field, field.name, { at: field.at, after: field.number }))),
};
