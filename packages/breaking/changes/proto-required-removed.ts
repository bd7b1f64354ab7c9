import { required } from "../protobuf/required.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoRequiredRemoved: ProtoKind = {
  id: "proto-required-removed",
  format: "protobuf",
  about: "rows",
  buf: "MESSAGE_SAME_REQUIRED_FIELDS",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A field need not be set, or is gone, that had to be.",
  why: "Old readers refuse every message that is written without it.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep it required and keep writing it until no old reader is left.",
  mirror: "proto-required-added",
  message: ({ element }) => `${element} had to be set and need not be now.`,
  find: required("removed"),
};
