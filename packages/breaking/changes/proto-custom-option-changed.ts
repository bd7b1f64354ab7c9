import type { ProtoKind } from "../protobuf/kind.ts";
import { differentOptions } from "../protobuf/options.ts";
import { show } from "../show.ts";

export const protoCustomOptionChanged: ProtoKind = {
  id: "proto-custom-option-changed",
  format: "protobuf",
  about: "unknown",
  categories: [],
  says: "An option changed that the language does not define.",
  why: "Only who defined it knows what it means: a rule for values, a name, a note.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "notify",
  hint: "See what the option means to those who read it.",
  mirror: "proto-custom-option-changed",
  message: ({ before, after, element }) => `An option of ${element} changed: ${show(before)} → ${show(after)}. What it means is not known here.`,
  find: differentOptions("custom"),
};
