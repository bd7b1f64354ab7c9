import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { checksText, differentCheck } from "../protobuf/utf8.ts";

export const protoUtf8Changed: ProtoKind = {
  id: "proto-utf8-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_UTF8_VALIDATION",
  categories: ["FILE", "PACKAGE"],
  under: ["proto-field-type-changed"],
  says: "A string is checked to be UTF-8 where it was not, or no longer.",
  why: "A reader that checks refuses a message whose text is no UTF-8; a writer that does not check lets it pass.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep `features.utf8_validation` as it was.",
  mirror: "proto-utf8-changed",
  message: ({ after, element }) => `The text of ${element} ${after === true ? "must now be UTF-8" : "need no longer be UTF-8"}.`,
  find: fields(differentCheck(checksText, "features.utf8_validation")),
};
