import type { ProtoKind } from "../protobuf/kind.ts";
import { freshValues } from "../protobuf/values.ts";

export const protoEnumValueAdded: ProtoKind = {
  id: "proto-enum-value-added",
  format: "protobuf",
  about: "rows",
  categories: [],
  says: "A value is new.",
  why: "Where the enum is closed, old readers put it aside as an unknown field and find the default; where it is open, they see a number without a name. Old readers of JSON refuse the name.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Tell readers to expect it before it is written.",
  mirror: "proto-enum-value-number-freed",
  message: ({ element }) => `The value ${element} is new.`,
  find: freshValues,
};
