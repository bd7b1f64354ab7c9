import { methods } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoRpcServerStreamingChanged: ProtoKind = {
  id: "proto-rpc-server-streaming-changed",
  format: "protobuf",
  about: "shape",
  buf: "RPC_SAME_SERVER_STREAMING",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "A method answers with a stream where it answered with one message, or the other way round.",
  why: "Old callers and the service wait for each other in another way.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Add a new method beside it.",
  mirror: "proto-rpc-server-streaming-changed",
  message: ({ after, element }) => `The method ${element} answers with ${after === true ? "a stream now" : "one message now, no stream"}.`,
  find: methods(({ was, is }) => (was.it.response.stream === is.it.response.stream ? undefined : { before: was.it.response.stream, after: is.it.response.stream })),
};
