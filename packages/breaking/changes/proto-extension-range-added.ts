import { freshRanges } from "../protobuf/kept.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { word } from "../show.ts";

export const protoExtensionRangeAdded: ProtoKind = {
  id: "proto-extension-range-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  says: "A message may be extended by more numbers.",
  why: "Old readers keep extensions that they do not know as unknown fields.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "proto-extension-range-removed",
  message: ({ after, element }) => `${element} may be extended by ${word(after)}.`,
  find: ({ messages }) => messages.flatMap((pair) => freshRanges(pair, ({ extensionRanges }) => extensionRanges)),
};
