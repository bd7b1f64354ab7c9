import type { ProtoField } from "#model";
import { fields } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { byJsonName } from "../protobuf/json-change.ts";
import type { FieldPair } from "../protobuf/pairs.ts";
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
    if (old === now) return undefined;
    const said = { before: old ?? "", after: now ?? "", at: is.it.at };
    const places = changedPlaces(pair) ? { breaks: both, wire: both, because: "One of the names stands under another number in the other version, which reads these bytes as something else." } : {};
    return { ...said, ...byJsonName(pair, pairs), ...places };
  }),
};

const both = { consumers: "yes", producers: "yes" } as const;

/** Whether a name of the two is one of another number on the other side: then the bytes mean something else. */
function changedPlaces({ was, is, holder }: FieldPair): boolean {
  const elsewhere = (all: readonly ProtoField[] = [], { name, number }: ProtoField) => all.some((other) => other.name === name && other.number !== number);
  return elsewhere(holder?.is.it.fields, was.it) || elsewhere(holder?.was.it.fields, is.it);
}
