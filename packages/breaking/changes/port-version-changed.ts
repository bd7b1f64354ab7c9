import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const portVersionChanged: Kind = {
  id: "port-version-changed",
  about: "place",
  key: "outputPorts.version",
  says: "An output port has another version.",
  why: "Readers that name the old version do not find it.",
  breaks: { consumers: "no", producers: "no" },
  impact: "action",
  hint: "Keep the old version beside the new one until its readers have moved.",
  mirror: "port-version-changed",
  message: ({ before, after, element }) => `The version of the output port ${element} was ${show(before)} and is ${show(after)}.`,
};
