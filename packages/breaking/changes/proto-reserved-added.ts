import { freshReserved } from "../protobuf/kept.ts";
import type { ProtoKind } from "../protobuf/kind.ts";
import { word } from "../show.ts";

export const protoReservedAdded: ProtoKind = {
  id: "proto-reserved-added",
  format: "protobuf",
  about: "shape",
  categories: [],
  says: "Numbers or names may not be used any more.",
  why: "Nothing uses them, or the compiler would refuse it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: { waived: "of a message or of an enum: each has a kind of its own when a reservation goes" },
  message: ({ after, element }) => `${element} reserves ${word(after)}.`,
  find: ({ messages, enums }) => [
    ...messages.flatMap((pair) => freshReserved(pair, (message) => message.fields)), ...enums.flatMap((pair) => freshReserved(pair, ({ values }) => values)),
  ],
};
