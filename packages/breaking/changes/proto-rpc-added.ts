import { inside } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoRpcAdded: ProtoKind = {
  id: "proto-rpc-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  says: "A method is new.",
  why: "Nobody can call it yet; who implements the service must implement it too.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "proto-rpc-removed",
  message: ({ element }) => `The method ${element} is new.`,
  find: ({ services }) => services.flatMap((pair) => {
    const old = new Set(pair.was.it.methods.map(({ name }) => name));
    return pair.is.it.methods.filter(({ name }) => !old.has(name)).map((one) => inside(pair, one, one.name, { at: one.at }));
  }),
};
