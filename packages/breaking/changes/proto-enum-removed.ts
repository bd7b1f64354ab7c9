import { goneFromPackage } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoEnumRemoved: ProtoKind = {
  id: "proto-enum-removed",
  format: "protobuf",
  about: "shape",
  buf: "PACKAGE_ENUM_NO_DELETE",
  categories: ["PACKAGE"],
  under: ["proto-message-removed", "proto-package-changed", "schema-file-removed"],
  says: "An enum is gone.",
  why: "Code that names it does not compile. Fields that had its type are told by themselves.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep it until nobody names it.",
  mirror: "proto-enum-added",
  message: ({ element }) => `The enum ${element} is gone.`,
  find: goneFromPackage(({ enums }) => enums),
};
