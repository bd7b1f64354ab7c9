import { fileOption } from "../protobuf/file-option.ts";

export const protoGoPackageChanged = fileOption({
  id: "proto-go-package-changed", buf: "FILE_SAME_GO_PACKAGE", option: "go_package",
  says: "Go code is generated into another package.",
  why: "Every import of the generated package names the old one.",
});
