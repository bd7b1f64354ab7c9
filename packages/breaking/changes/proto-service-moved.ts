import { goneFromFile } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoServiceMoved: ProtoKind = {
  id: "proto-service-moved",
  format: "protobuf",
  about: "place",
  buf: "SERVICE_NO_DELETE",
  categories: ["FILE"],
  under: ["proto-service-removed"],
  says: "A service left its file.",
  why: "Where code is generated from each file, as for Python or C++, it is found where the service stands now.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Leave it in its file.",
  mirror: "proto-service-moved",
  message: ({ element }) => `The service ${element} left its file.`,
  find: goneFromFile(({ services }) => services),
};
