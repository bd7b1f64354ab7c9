import { fileOption } from "../protobuf/file-option.ts";

export const protoCcEnableArenasChanged = fileOption({
  id: "proto-cc-enable-arenas-changed", buf: "FILE_SAME_CC_ENABLE_ARENAS", option: "cc_enable_arenas", standard: "true",
  says: "Arena allocation in C++ is switched on or off.",
  why: "Code that allocates messages on an arena depends on it.",
});
