import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { checksTextInJava, differentCheck } from "../protobuf/utf8.ts";

export const protoJavaUtf8Changed: ProtoKind = {
  id: "proto-java-utf8-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_JAVA_UTF8_VALIDATION",
  categories: ["FILE", "PACKAGE"],
  under: ["proto-field-type-changed", "proto-utf8-changed"],
  says: "Java checks a string to be UTF-8 where it did not, or no longer.",
  why: "A Java reader that checks refuses a message whose text is no UTF-8.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep `java_string_check_utf8`, or `features.(pb.java).utf8_validation`, as it was.",
  mirror: "proto-java-utf8-changed",
  message: ({ after, element }) => `Java ${after === true ? "now checks" : "no longer checks"} that the text of ${element} is UTF-8.`,
  find: fields(differentCheck(checksTextInJava, "features.(pb.java).utf8_validation", "java_string_check_utf8")),
};
