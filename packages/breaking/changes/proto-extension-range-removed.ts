import { lostRanges } from "../protobuf/kept.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { word } from "../show.ts";

export const protoExtensionRangeRemoved: ProtoKind = {
  id: "proto-extension-range-removed",
  format: "protobuf",
  about: "shape",
  buf: "EXTENSION_MESSAGE_NO_DELETE",
  categories: ["FILE", "PACKAGE", "CSR"],
  says: "A message may not be extended by numbers that were free for it.",
  why: "Extensions by those numbers, here or in files of others, do not compile.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the range.",
  mirror: "proto-extension-range-added",
  message: ({ before, element }) => `${element} may no longer be extended by all of ${word(before)}.`,
  find: ({ messages }) => messages.flatMap((pair) => lostRanges(pair, ({ extensionRanges }) => extensionRanges)),
};
