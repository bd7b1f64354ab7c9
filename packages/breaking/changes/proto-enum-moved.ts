import { goneFromFile } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoEnumMoved: ProtoKind = {
  id: "proto-enum-moved",
  format: "protobuf",
  about: "place",
  buf: "ENUM_NO_DELETE",
  categories: ["FILE", "CSR"],
  under: ["proto-enum-removed", "proto-message-moved", "proto-message-removed"],
  says: "An enum left its file.",
  why: "Where code is generated from each file, as for Python or C++, it is found where the enum stands now.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Leave it in its file.",
  mirror: "proto-enum-moved",
  message: ({ element }) => `The enum ${element} left its file.`,
  find: goneFromFile(({ enums }) => enums),
};
