import { goneFromPackage } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoMessageRemoved: ProtoKind = {
  id: "proto-message-removed",
  format: "protobuf",
  about: "shape",
  buf: "PACKAGE_MESSAGE_NO_DELETE",
  categories: ["PACKAGE"],
  under: ["proto-message-removed", "proto-package-changed", "schema-file-removed"],
  says: "A message is gone.",
  why: "Whoever reads messages of this type, or code that names it, finds nothing. Of one inside another, the fields that had its type are told by themselves.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Keep it until nobody reads it.",
  mirror: "proto-message-added",
  message: ({ element }) => `The message ${element} is gone.`,
  find: (pairs) => goneFromPackage(({ messages }) => messages)(pairs).map((found) => (found.path.length === 1 ? found : { ...found, breaks: { consumers: "no", producers: "no" }, impact: "action" })),
};
