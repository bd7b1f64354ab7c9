import { fileOption } from "../protobuf/file-option.ts";

export const protoJavaPackageChanged = fileOption({
  id: "proto-java-package-changed", buf: "FILE_SAME_JAVA_PACKAGE", option: "java_package",
  says: "Java code is generated into another package.",
  why: "Every import of a generated class names the old one.",
});
