import type { Kind } from "../kind.ts";

export const serverAdded: Kind = {
  id: "server-added",
  about: "place",
  key: "servers",
  says: "A place of the data is new.",
  why: "Nobody has to move.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "server-removed",
  message: ({ element }) => `The server ${element} is new.`,
};
