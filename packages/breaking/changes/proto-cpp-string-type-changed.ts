import { fields, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { typeOf } from "../protobuf/types.ts";
import { show } from "../show.ts";

const ofText = (type: string) => type === "string" || type === "bytes";

export const protoCppStringTypeChanged: ProtoKind = {
  id: "proto-cpp-string-type-changed",
  format: "protobuf",
  about: "place",
  buf: "FIELD_SAME_CPP_STRING_TYPE",
  categories: ["FILE", "PACKAGE"],
  under: ["proto-field-type-changed"],
  says: "A text has another type in C++.",
  why: "Code in C++ that takes a `std::string` does not compile with a view or a cord.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep `ctype`, or `features.(pb.cpp).string_type`, as it was.",
  mirror: "proto-cpp-string-type-changed",
  message: ({ before, after, element }) => `The type of ${element} in C++ changed: ${show(before)} → ${show(after)}.`,
  find: fields(({ was, is, holder }, { before, after }) => {
    if ((holder !== undefined && after.made.has(holder.is.it)) || !ofText(typeOf(was.it, before).type) || !ofText(typeOf(is.it, after).type)) return undefined;
    const [old, now] = [was.it, is.it].map(({ features }) => features.get("(pb.cpp).string_type") ?? "");
    const at = optionText(is.it, "ctype") ?? optionText(is.it, "features.(pb.cpp).string_type");
    return old === now || (old === "STRING_PIECE" && now === "STRING") ? undefined : { before: old ?? "", after: now ?? "", at: at?.at ?? is.it.whole };
  }),
};
