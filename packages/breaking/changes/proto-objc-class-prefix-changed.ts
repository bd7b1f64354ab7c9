import { fileOption } from "../protobuf/file-option.ts";

export const protoObjcClassPrefixChanged = fileOption({
  id: "proto-objc-class-prefix-changed", buf: "FILE_SAME_OBJC_CLASS_PREFIX", option: "objc_class_prefix",
  says: "Objective-C classes have another prefix.",
  why: "Every generated class has another name.",
});
