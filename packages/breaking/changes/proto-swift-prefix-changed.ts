import { fileOption } from "../protobuf/file-option.ts";

export const protoSwiftPrefixChanged = fileOption({
  id: "proto-swift-prefix-changed", buf: "FILE_SAME_SWIFT_PREFIX", option: "swift_prefix",
  says: "Swift types have another prefix.",
  why: "Every generated type has another name.",
});
