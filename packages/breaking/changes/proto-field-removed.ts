import type { ProtoKind } from "../protobuf/kind.ts";
import { removedFields } from "../protobuf/removed.ts";

export const protoFieldRemoved: ProtoKind = {
  id: "proto-field-removed",
  format: "protobuf",
  about: "shape",
  buf: "FIELD_NO_DELETE",
  categories: ["FILE", "PACKAGE", "CSR"],
  under: ["proto-required-removed", "proto-field-number-freed", "proto-field-name-freed"],
  says: "A field is gone; its number and its name are reserved.",
  why: "Messages can still be read, but the field is never set in a new one, and code that names it does not compile.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "See that nobody reads it any more.",
  mirror: { waived: "what is reserved cannot come back" },
  message: ({ element }) => `The field ${element} is gone; its number and name are reserved.`,
  find: removedFields(() => true),
};
