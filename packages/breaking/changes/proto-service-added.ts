import { fresh } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoServiceAdded: ProtoKind = {
  id: "proto-service-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["schema-file-added"],
  says: "A service is new.",
  why: "Nobody can call it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "proto-service-removed",
  message: ({ element }) => `The service ${element} is new.`,
  find: fresh(({ services }) => services),
};
