import type { Kind } from "../kind.ts";

export const serverRemoved: Kind = {
  id: "server-removed",
  about: "place",
  key: "servers",
  says: "A place of the data is gone.",
  why: "Connections to it fail.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep it until its readers have moved.",
  mirror: "server-added",
  message: ({ element }) => `The server ${element} is removed.`,
};
