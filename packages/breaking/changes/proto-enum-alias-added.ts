import type { ProtoKind } from "../protobuf/kind.ts";
import { freshAliases } from "../protobuf/values.ts";

export const protoEnumAliasAdded: ProtoKind = {
  id: "proto-enum-alias-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["proto-enum-value-renamed"],
  says: "A value has one more name.",
  why: "The bytes are the same, and JSON is written with the name that stands first.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: { waived: "a name that goes is told as a rename" },
  message: ({ element }) => `${element} is one more name of its value.`,
  find: freshAliases,
};
