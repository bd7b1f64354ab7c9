import type { ProtoKind } from "../protobuf/kind.ts";
import { differentOptions } from "../protobuf/options.ts";
import { show } from "../show.ts";

export const protoOptionChanged: ProtoKind = {
  id: "proto-option-changed",
  format: "protobuf",
  about: "meaning",
  categories: [],
  under: ["proto-message-json-format-changed", "proto-enum-json-format-changed", "proto-descriptor-accessor-removed"],
  says: "An option of the language changed that does not change what is read: `deprecated`, `packed`, visibility and the like.",
  why: "Readers take both ways; people and generated code may care.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "proto-option-changed",
  message: ({ before, after, element }) => `An option of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: differentOptions("known"),
};
