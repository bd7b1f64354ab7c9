import { fileOption } from "../protobuf/file-option.ts";

export const protoRubyPackageChanged = fileOption({
  id: "proto-ruby-package-changed", buf: "FILE_SAME_RUBY_PACKAGE", option: "ruby_package",
  says: "Ruby code is generated into another module.",
  why: "Every use of a generated class names the old one.",
});
