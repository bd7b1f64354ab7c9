import { place } from "../protobuf/file-option.ts";
import { enums, optionText } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoEnumOpennessChanged: ProtoKind = {
  id: "proto-enum-openness-changed",
  format: "protobuf",
  about: "rows",
  buf: "ENUM_SAME_TYPE",
  categories: ["FILE", "PACKAGE"],
  says: "An enum is open that was closed, or the other way round.",
  why: "A reader with a closed enum puts numbers that it does not know aside as unknown fields and finds the default.",
  breaks: { consumers: "yes", producers: "yes" },
  impact: "action",
  hint: "Keep `features.enum_type` as it was.",
  mirror: "proto-enum-openness-changed",
  message: ({ before, after, element }) => `The enum ${element} was ${show(before)} and is ${show(after)}.`,
  find: enums(({ was, is }) => {
    const [old, now] = [was, is].map(({ it }) => it.features.get("enum_type") === "CLOSED");
    if (old === now) return undefined;
    const values = new Set((old === true ? was : is).it.values.map(({ number }) => number));
    const unnamed = Array.from({ length: values.size + 1 }, (_, number) => number).find((number) => !values.has(number)) ?? 0;
    const breaks = { consumers: old === true ? "yes" : "no", producers: now === true ? "yes" : "no" } as const;
    const word = (closed: boolean | undefined) => (closed === true ? "closed" : "open");
    const witness = { [old === true ? "consumers" : "producers"]: unnamed };
    return { before: word(old), after: word(now), breaks, wire: breaks, witness, ...place(optionText(is.it, "features.enum_type")?.at) };
  }),
};
