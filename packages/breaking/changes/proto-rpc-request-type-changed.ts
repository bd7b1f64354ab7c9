import type { ProtoKind } from "../protobuf/kind.ts";
import { differentMessage } from "../protobuf/methods.ts";
import { methods } from "../protobuf/find.ts";
import { show } from "../show.ts";

export const protoRpcRequestTypeChanged: ProtoKind = {
  id: "proto-rpc-request-type-changed",
  format: "protobuf",
  about: "shape",
  buf: "RPC_SAME_REQUEST_TYPE",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A method takes another message.",
  why: "Old callers send a message that the service does not expect.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Add a new method beside it.",
  mirror: "proto-rpc-request-type-changed",
  message: ({ before, after, element }) => `The method ${element} takes ${show(after)} and took ${show(before)}.`,
  find: methods(differentMessage(({ request }) => request)),
};
