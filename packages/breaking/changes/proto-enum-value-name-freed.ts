import type { ProtoKind } from "../protobuf/kind.ts";
import { removedValues } from "../protobuf/removed.ts";

export const protoEnumValueNameFreed: ProtoKind = {
  id: "proto-enum-value-name-freed",
  format: "protobuf",
  about: "rows",
  buf: "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
  categories: ["WIRE_JSON", "CSR"],
  under: ["proto-enum-value-number-freed"],
  says: "A value is gone and its name is not reserved.",
  why: "New readers of JSON do not know the name in old data; whoever uses it again is read as the old value.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "action",
  hint: "Reserve the name where the value stood.",
  mirror: { waived: "a value that is new may take any free name, see proto-enum-value-added" },
  message: ({ element }) => `The value ${element} is gone and its name is free for another.`,
  find: removedValues(({ namesKept }) => !namesKept),
};
