import { files } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoImportChanged: ProtoKind = {
  id: "proto-import-changed",
  format: "protobuf",
  about: "place",
  categories: [],
  says: "A file imports other files.",
  why: "What its elements mean is told of them; a public import that goes is missed by files that relied on it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "notify",
  mirror: "proto-import-changed",
  message: ({ before, after, element }) => `The imports of ${element} changed: ${show(before)} → ${show(after)}.`,
  find: files((was, is) => {
    const [old, now] = [was, is].map(({ imports }) => new Set(imports.map(({ file, modifier }) => (modifier === undefined ? file : `${modifier} ${file}`))));
    const [before, after] = [[...(old ?? [])].filter((one) => now?.has(one) !== true), [...(now ?? [])].filter((one) => old?.has(one) !== true)];
    return before.length + after.length === 0 ? undefined : { before: before.sort(), after: after.sort(), at: is.at };
  }),
};
