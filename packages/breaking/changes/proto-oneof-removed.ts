import { grouped } from "../grouped.ts";
import { inside } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoOneofRemoved: ProtoKind = {
  id: "proto-oneof-removed",
  format: "protobuf",
  about: "shape",
  buf: "ONEOF_NO_DELETE",
  categories: ["FILE", "PACKAGE", "CSR"],
  under: ["proto-field-oneof-changed"],
  says: "A oneof is gone.",
  why: "Code that asks which of its fields is set does not compile.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep it with the fields that are left.",
  mirror: "proto-oneof-added",
  message: ({ element }) => `The oneof ${element} is gone.`,
  find: ({ messages }) => messages.flatMap((pair) => {
    const now = new Set(pair.is.it.oneofs.map(({ name }) => name));
    const lost = pair.was.it.oneofs.filter(({ name }) => !now.has(name));
    const fields = lost.length === 0 ? undefined : grouped(pair.was.it.fields, ({ oneof }) => oneof);
    return lost.map((one) => inside(pair, one, one.name, { was: one.at, more: fields?.get(one.name) ?? [] }));
  }),
};
