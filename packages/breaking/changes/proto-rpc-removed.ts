import { inside } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoRpcRemoved: ProtoKind = {
  id: "proto-rpc-removed",
  format: "protobuf",
  about: "shape",
  buf: "RPC_NO_DELETE",
  categories: ["FILE", "PACKAGE"],
  says: "A method is gone.",
  why: "Every call of it fails.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep it until nobody calls it.",
  mirror: "proto-rpc-added",
  message: ({ element }) => `The method ${element} is gone.`,
  find: ({ services }) => services.flatMap((pair) => {
    const now = new Set(pair.is.it.methods.map(({ name }) => name));
    return pair.was.it.methods.filter(({ name }) => !now.has(name)).map((one) => inside(pair, one, one.name, { was: one.at }));
  }),
};
