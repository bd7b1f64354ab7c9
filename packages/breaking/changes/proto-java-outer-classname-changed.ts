import { fileOption } from "../protobuf/file-option.ts";

export const protoJavaOuterClassnameChanged = fileOption({
  id: "proto-java-outer-classname-changed", buf: "FILE_SAME_JAVA_OUTER_CLASSNAME", option: "java_outer_classname",
  says: "The Java class around the generated code has another name.",
  why: "Code that names the outer class does not compile.",
});
