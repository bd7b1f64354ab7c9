import type { ProtoKind } from "../protobuf/kind.ts";
import { removedFields } from "../protobuf/removed.ts";

export const protoFieldNameFreed: ProtoKind = {
  id: "proto-field-name-freed",
  format: "protobuf",
  about: "shape",
  buf: "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
  categories: ["WIRE_JSON", "CSR"],
  under: ["proto-required-removed", "proto-field-number-freed"],
  says: "A field is gone and its name is not reserved.",
  why: "Old readers of JSON find its default in every new message; whoever uses the name again is read as the old field.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Reserve the name where the field stood.",
  mirror: { waived: "a field that is new may take any free name, see proto-field-added" },
  message: ({ element }) => `The field ${element} is gone and its name is free for another.`,
  find: removedFields(({ namesKept }) => !namesKept),
};
