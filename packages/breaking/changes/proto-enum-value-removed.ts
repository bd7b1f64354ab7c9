import type { ProtoKind } from "../protobuf/kind.ts";
import { removedValues } from "../protobuf/removed.ts";

export const protoEnumValueRemoved: ProtoKind = {
  id: "proto-enum-value-removed",
  format: "protobuf",
  about: "shape",
  buf: "ENUM_VALUE_NO_DELETE",
  categories: ["FILE", "PACKAGE", "CSR"],
  under: ["proto-enum-value-number-freed", "proto-enum-value-name-freed"],
  says: "A value is gone; its number and its name are reserved.",
  why: "Nothing new can be taken for it, but code that names it does not compile, and new readers do not know it in old data.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "See that no old data holds it and nobody names it any more.",
  mirror: { waived: "what is reserved cannot come back" },
  message: ({ element }) => `The value ${element} is gone; its number and name are reserved.`,
  find: removedValues(() => true),
};
