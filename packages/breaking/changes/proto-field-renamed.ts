import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { byJsonName } from "../protobuf/json-change.ts";
import { show } from "../show.ts";

export const protoFieldRenamed: ProtoKind = {
  id: "proto-field-renamed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_NAME",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  says: "A field has another name.",
  why: "JSON calls fields by name; code that names it does not compile. The bytes are the same.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep the name, or keep the one in JSON with `json_name`.",
  mirror: "proto-field-renamed",
  message: ({ before, after, element }) => `The field ${element} was renamed: ${show(before)} → ${show(after)}.`,
  find: fields((pair, pairs) => {
    const { was, is } = pair;
    const [old, now] = [was.it, is.it].map((field) => (field.extends === undefined ? field.name : field.fullName));
    return old === now ? undefined : { before: old ?? "", after: now ?? "", at: is.it.at, ...byJsonName(pair, pairs) };
  }),
};
