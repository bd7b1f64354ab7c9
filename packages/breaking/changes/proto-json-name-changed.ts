import { fields, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { byJsonName } from "../protobuf/json-change.ts";
import { jsonName } from "../protobuf/names.ts";
import { show } from "../show.ts";

export const protoJsonNameChanged: ProtoKind = {
  id: "proto-json-name-changed",
  format: "protobuf",
  about: "rows",
  buf: "FIELD_SAME_JSON_NAME",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  under: ["proto-field-renamed"],
  says: "A field has another name in JSON.",
  why: "Whoever reads JSON looks for the name of its own version and finds nothing.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep `json_name` as it was.",
  mirror: "proto-json-name-changed",
  message: ({ before, after, element }) => `${element} has another name in JSON: ${show(before)} → ${show(after)}.`,
  find: fields((pair, pairs) => {
    const { was, is } = pair;
    const [old, now] = [jsonName(was.it), jsonName(is.it)];
    return old === now || is.it.extends !== undefined ? undefined : { before: old, after: now, at: optionText(is.it, "json_name")?.at ?? is.it.whole, ...byJsonName(pair, pairs) };
  }),
};
