import { movedExtensions } from "../protobuf/extensions.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoExtensionNumberChanged: ProtoKind = {
  id: "proto-extension-number-changed",
  format: "protobuf",
  about: "rows",
  categories: [],
  says: "An extension has another number, or extends another message.",
  why: "Readers look for it under the number of their own version and find nothing.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Add a new extension, and write both for a while.",
  mirror: "proto-extension-number-changed",
  message: ({ before, after, element }) => `The extension ${element} was ${show(before)} and is ${show(after)}.`,
  find: movedExtensions,
};
