import { fresh } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoEnumAdded: ProtoKind = {
  id: "proto-enum-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["proto-message-added", "schema-file-added"],
  says: "An enum is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "proto-enum-removed",
  message: ({ element }) => `The enum ${element} is new.`,
  find: fresh(({ enums }) => enums),
};
