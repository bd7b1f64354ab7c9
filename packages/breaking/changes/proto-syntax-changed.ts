import { place } from "../protobuf/file-option.ts";
import { files } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoSyntaxChanged: ProtoKind = {
  id: "proto-syntax-changed",
  format: "protobuf",
  about: "meaning",
  buf: "FILE_SAME_SYNTAX",
  categories: ["FILE", "PACKAGE", "CSR"],
  says: "A file is written in another syntax or edition.",
  why: "Presence, open enums, packed lists and checked texts can change with it. Where they do, that is told of each element.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Look at what else is told of this file.",
  mirror: "proto-syntax-changed",
  message: ({ before, after, element }) => `${element} is written in ${show(after)}; it was in ${show(before)}.`,
  find: files((was, is) => (was.edition === is.edition ? undefined : { before: was.edition, after: is.edition, ...place(is.spots["syntax"]) })),
};
