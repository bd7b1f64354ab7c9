import type { ProtoKind } from "../protobuf/kind.ts";
import { differentMessage } from "../protobuf/methods.ts";
import { methods } from "../protobuf/find.ts";
import { show } from "../show.ts";

export const protoRpcResponseTypeChanged: ProtoKind = {
  id: "proto-rpc-response-type-changed",
  format: "protobuf",
  about: "shape",
  buf: "RPC_SAME_RESPONSE_TYPE",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A method answers with another message.",
  why: "Old callers get a message that they do not expect.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Add a new method beside it.",
  mirror: "proto-rpc-response-type-changed",
  message: ({ before, after, element }) => `The method ${element} answers with ${show(after)} and answered with ${show(before)}.`,
  find: methods(differentMessage(({ response }) => response)),
};
