import { fields, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoJstypeChanged: ProtoKind = {
  id: "proto-jstype-changed",
  format: "protobuf",
  about: "place",
  buf: "FIELD_SAME_JSTYPE",
  categories: ["FILE", "PACKAGE"],
  says: "A number of 64 bits has another type in JavaScript.",
  why: "Code that counts with it meets a string, or the other way round.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep `jstype` as it was.",
  mirror: "proto-jstype-changed",
  message: ({ before, after, element }) => `The type of ${element} in JavaScript changed: ${show(before)} → ${show(after)}.`,
  find: fields(({ was, is }) => {
    const [old, now] = [optionText(was.it, "jstype"), optionText(is.it, "jstype")];
    const [before, after] = [old?.text ?? "JS_NORMAL", now?.text ?? "JS_NORMAL"];
    return before === after ? undefined : { before, after, at: now?.at ?? is.it.whole };
  }),
};
