import { files } from "../protobuf/find.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { show } from "../show.ts";

export const protoFileMoved: ProtoKind = {
  id: "proto-file-moved",
  format: "protobuf",
  about: "place",
  categories: ["FILE", "CSR"],
  says: "A file has another path.",
  why: "Files that import it, and code that is generated from it, name the old path.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Leave a file at the old path that imports the new one publicly.",
  mirror: "proto-file-moved",
  message: ({ before, element }) => `${element} was ${show(before)} before.`,
  find: files((was, is) => (was.file === is.file ? undefined : { before: was.file, after: is.file, at: is.at })),
};
