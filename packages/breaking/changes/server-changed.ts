import type { Kind } from "../kind.ts";
import { showSettings } from "../show.ts";

export const serverChanged: Kind = {
  id: "server-changed",
  about: "place",
  key: "servers",
  says: "A place of the data changed.",
  why: "Connections to the old place fail.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Add the new place beside the old one until its readers have moved.",
  mirror: "server-changed",
  message: ({ before, after, element }) => `The server ${element} changed: ${showSettings(before)} → ${showSettings(after)}.`,
};
