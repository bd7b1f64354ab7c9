import type { ProtoField, ProtoMessage } from "#model";
import { inside } from "../protobuf/find.ts";
import { byTakenName } from "../protobuf/json-change.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import type { Pair } from "../protobuf/pairs.ts";

export const protoFieldAdded: ProtoKind = {
  id: "proto-field-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  under: ["proto-required-added"],
  says: "A field is new.",
  why: "Old readers keep it as an unknown field; those of JSON must be told to ignore what they do not know.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "proto-field-number-freed",
  message: ({ element }) => `The field ${element} is new.`,
  find: ({ messages, known }) => messages.flatMap((pair) => {
    const added = pair.is.it.fields.filter((field) => !known.has(field) && !isRenumbered(pair, field));
    const clash = added.length === 0 ? () => ({}) : byTakenName(pair);
    return added.map((field) => inside(pair, field, field.name, { at: field.at, after: field.number, ...clash(field) }));
  }),
};

/** Whether it is told as the field that left its number. */
const isRenumbered = ({ was, is }: Pair<ProtoMessage>, { name }: ProtoField) =>
  was.it.fields.some((old) => old.name === name && !is.it.fields.some(({ number }) => number === old.number));
