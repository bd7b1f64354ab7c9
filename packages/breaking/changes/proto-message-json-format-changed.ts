import { place } from "../protobuf/file-option.ts";
import { messages, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoMessageJsonFormatChanged: ProtoKind = {
  id: "proto-message-json-format-changed",
  format: "protobuf",
  about: "rows",
  buf: "MESSAGE_SAME_JSON_FORMAT",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  says: "Nobody vouches any more that a message can be written in JSON.",
  why: "With `LEGACY_BEST_EFFORT` two fields may have one name in JSON; which of them is meant is not said.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Keep `features.json_format = ALLOW`.",
  mirror: { waived: "a message that gains JSON breaks nobody; its option is told as any other" },
  message: ({ element }) => `The message ${element} is no longer sure to be writable in JSON.`,
  find: messages(({ was, is }) => {
    const lost = was.it.features.get("json_format") === "ALLOW" && is.it.features.get("json_format") !== "ALLOW";
    return lost ? { before: "ALLOW", after: is.it.features.get("json_format") ?? "", ...place(optionText(is.it, "features.json_format")?.at) } : undefined;
  }),
};
