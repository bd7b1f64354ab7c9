import { defaultOf, sameDefault } from "../protobuf/defaults.ts";
import { fields, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoDefaultChanged: ProtoKind = {
  id: "proto-default-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_DEFAULT",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  under: ["proto-field-type-changed"],
  says: "A field that is left out means another value.",
  why: "Who wrote nothing meant the old default; who reads it finds the new one, and the other way round.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep the default, or add a new field.",
  mirror: "proto-default-changed",
  message: ({ before, after, element }) => `The default of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: fields(({ was, is }, { before, after }) => {
    const [old, now] = [defaultOf(was.it, before), defaultOf(is.it, after)];
    if (old === undefined || now === undefined || sameDefault(old, now)) return undefined;
    return { before: old.shown, after: now.shown, at: optionText(is.it, "default")?.at ?? is.it.whole };
  }),
};
