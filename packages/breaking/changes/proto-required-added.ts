import { required } from "../protobuf/required.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoRequiredAdded: ProtoKind = {
  id: "proto-required-added",
  format: "protobuf",
  about: "rows",
  buf: "MESSAGE_SAME_REQUIRED_FIELDS",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A field must be set that could be left out.",
  why: "New readers refuse every message that was written without it.",
  breaks: { consumers: "no", producers: "yes" },
  impact: "action",
  hint: "Make it optional, and let the code that needs it check that it is there.",
  mirror: "proto-required-removed",
  message: ({ element }) => `${element} must be set now.`,
  find: required("added"),
};
