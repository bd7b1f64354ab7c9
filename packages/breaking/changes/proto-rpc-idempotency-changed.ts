import { place } from "../protobuf/file-option.ts";
import { methods, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoRpcIdempotencyChanged: ProtoKind = {
  id: "proto-rpc-idempotency-changed",
  format: "protobuf",
  about: "meaning",
  buf: "RPC_SAME_IDEMPOTENCY_LEVEL",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  says: "Another thing is said of whether a method may be called twice.",
  why: "Callers repeat a call that failed, or send it as a GET, because of what was said.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Add a new method beside it.",
  mirror: "proto-rpc-idempotency-changed",
  message: ({ before, after, element }) => `The idempotency of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: methods(({ was, is }) => {
    const [old, now] = [was, is].map(({ it }) => optionText(it, "idempotency_level")?.text ?? "IDEMPOTENCY_UNKNOWN");
    return old === now ? undefined : { before: old ?? "", after: now ?? "", ...place(optionText(is.it, "idempotency_level")?.at) };
  }),
};
