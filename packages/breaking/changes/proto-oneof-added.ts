import { inside } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoOneofAdded: ProtoKind = {
  id: "proto-oneof-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  says: "A oneof is new.",
  why: "What it does to fields that were there before is told of them.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "proto-oneof-removed",
  message: ({ element }) => `The oneof ${element} is new.`,
  find: ({ messages }) => messages.flatMap((pair) => {
    const old = new Set(pair.was.it.oneofs.map(({ name }) => name));
    return pair.is.it.oneofs.filter(({ name }) => !old.has(name)).map((one) => inside(pair, one, one.name, { at: one.at }));
  }),
};
