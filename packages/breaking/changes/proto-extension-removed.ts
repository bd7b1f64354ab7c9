import { goneFromPackage } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoExtensionRemoved: ProtoKind = {
  id: "proto-extension-removed",
  format: "protobuf",
  about: "shape",
  buf: "PACKAGE_EXTENSION_NO_DELETE",
  categories: ["PACKAGE"],
  under: ["proto-message-removed", "proto-field-renamed", "proto-package-changed", "schema-file-removed"],
  says: "An extension is gone.",
  why: "Old readers find its default in every new message, and code that names it does not compile.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "action",
  hint: "Keep it until nobody reads it, and never use its number for another.",
  mirror: "proto-extension-added",
  message: ({ element }) => `The extension ${element} is gone.`,
  find: goneFromPackage(({ extensions }) => extensions),
};
