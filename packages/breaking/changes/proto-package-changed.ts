import { place } from "../protobuf/file-option.ts";
import { files } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoPackageChanged: ProtoKind = {
  id: "proto-package-changed",
  format: "protobuf",
  about: "shape",
  buf: "FILE_SAME_PACKAGE",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A file belongs to another package.",
  why: "Each message, enum and service has another full name: what is packed in an Any, called by its path or registered by its name is not found.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Put what is new into a package of its own, such as the next version, and keep the old one.",
  mirror: "proto-package-changed",
  message: ({ before, after, element }) => `The package of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: files((was, is) => (was.package === is.package ? undefined : { before: was.package, after: is.package, ...place(is.spots["package"]) })),
};
