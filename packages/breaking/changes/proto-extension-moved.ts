import { goneFromFile } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoExtensionMoved: ProtoKind = {
  id: "proto-extension-moved",
  format: "protobuf",
  about: "place",
  buf: "EXTENSION_NO_DELETE",
  categories: ["FILE"],
  under: ["proto-extension-removed", "proto-field-renamed", "proto-message-moved", "proto-message-removed"],
  says: "An extension left its file.",
  why: "Where code is generated from each file, as for Python or C++, it is found where the extension stands now.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Leave it in its file.",
  mirror: "proto-extension-moved",
  message: ({ element }) => `The extension ${element} left its file.`,
  find: goneFromFile(({ extensions }) => extensions),
};
