import { place } from "../protobuf/file-option.ts";
import { messages, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

const option = "message_set_wire_format";

export const protoMessageSetChanged: ProtoKind = {
  id: "proto-message-set-changed",
  format: "protobuf",
  about: "rows",
  buf: "MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT",
  categories: [],
  says: "A message is written in the wire format of message sets, or no longer.",
  why: "The bytes of one format mean nothing in the other.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Declare a new message beside it.",
  mirror: "proto-message-set-changed",
  message: ({ element, after }) => `${element} is ${after === true ? "now" : "no longer"} a message set.`,
  find: messages(({ was, is }) => {
    const [old, now] = [was, is].map(({ it }) => optionText(it, option)?.text === "true");
    return old === now ? undefined : { before: old === true, after: now === true, ...place(optionText(is.it, option)?.at) };
  }),
};
