import { goneFromFile } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoMessageMoved: ProtoKind = {
  id: "proto-message-moved",
  format: "protobuf",
  about: "place",
  buf: "MESSAGE_NO_DELETE",
  categories: ["FILE", "CSR"],
  under: ["proto-message-moved", "proto-message-removed"],
  says: "A message left its file.",
  why: "Where code is generated from each file, as for Python or C++, it is found where the message stands now.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Leave it in its file.",
  mirror: "proto-message-moved",
  message: ({ element }) => `The message ${element} left its file.`,
  find: goneFromFile(({ messages }) => messages),
};
