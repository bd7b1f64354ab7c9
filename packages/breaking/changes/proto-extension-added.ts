import { fresh } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoExtensionAdded: ProtoKind = {
  id: "proto-extension-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["proto-message-added", "schema-file-added"],
  says: "An extension is new.",
  why: "Readers that do not know it keep it as an unknown field.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "proto-extension-removed",
  message: ({ element }) => `The extension ${element} is new.`,
  find: fresh(({ extensions }) => extensions),
};
