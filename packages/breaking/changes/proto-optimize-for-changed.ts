import { fileOption } from "../protobuf/file-option.ts";

export const protoOptimizeForChanged = fileOption({
  id: "proto-optimize-for-changed", buf: "FILE_SAME_OPTIMIZE_FOR", option: "optimize_for", standard: "SPEED",
  says: "Code is generated for another aim: speed, size or the lite runtime.",
  why: "The lite runtime has no descriptors and no reflection; code that uses them does not compile.",
});
