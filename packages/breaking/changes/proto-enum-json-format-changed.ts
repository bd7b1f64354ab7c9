import { place } from "../protobuf/file-option.ts";
import { enums, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";

export const protoEnumJsonFormatChanged: ProtoKind = {
  id: "proto-enum-json-format-changed",
  format: "protobuf",
  about: "rows",
  buf: "ENUM_SAME_JSON_FORMAT",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  says: "Nobody vouches any more that an enum can be written in JSON.",
  why: "With `LEGACY_BEST_EFFORT` two values may have one name in JSON; which of them is meant is not said.",
  breaks: { consumers: "unknown", producers: "unknown" },
  impact: "action",
  hint: "Keep `features.json_format = ALLOW`.",
  mirror: { waived: "an enum that gains JSON breaks nobody; its option is told as any other" },
  message: ({ element }) => `The enum ${element} is no longer sure to be writable in JSON.`,
  find: enums(({ was, is }) => {
    const lost = was.it.features.get("json_format") === "ALLOW" && is.it.features.get("json_format") !== "ALLOW";
    return lost ? { before: "ALLOW", after: is.it.features.get("json_format") ?? "", ...place(optionText(is.it, "features.json_format")?.at) } : undefined;
  }),
};
