import { fresh } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoMessageAdded: ProtoKind = {
  id: "proto-message-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["proto-message-added", "schema-file-added"],
  says: "A message is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "proto-message-removed",
  message: ({ element }) => `The message ${element} is new.`,
  find: fresh(({ messages }) => messages),
};
