import { goneFromPackage } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoServiceRemoved: ProtoKind = {
  id: "proto-service-removed",
  format: "protobuf",
  about: "shape",
  buf: "PACKAGE_SERVICE_NO_DELETE",
  categories: ["PACKAGE"],
  under: ["proto-package-changed", "schema-file-removed"],
  says: "A service is gone.",
  why: "Every call of it fails.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep it until nobody calls it.",
  mirror: "proto-service-added",
  message: ({ element }) => `The service ${element} is gone.`,
  find: goneFromPackage(({ services }) => services),
};
