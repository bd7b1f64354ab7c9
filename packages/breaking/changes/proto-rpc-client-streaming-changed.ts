import { methods } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoRpcClientStreamingChanged: ProtoKind = {
  id: "proto-rpc-client-streaming-changed",
  format: "protobuf",
  about: "shape",
  buf: "RPC_SAME_CLIENT_STREAMING",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A method takes a stream where it took one message, or the other way round.",
  why: "Old callers and the service wait for each other in another way.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Add a new method beside it.",
  mirror: "proto-rpc-client-streaming-changed",
  message: ({ after, element }) => `The method ${element} takes ${after === true ? "a stream now" : "one message now, no stream"}.`,
  find: methods(({ was, is }) => (was.it.request.stream === is.it.request.stream ? undefined : { before: was.it.request.stream, after: is.it.request.stream })),
};
