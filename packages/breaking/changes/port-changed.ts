import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const portChanged: Kind = {
  id: "port-changed",
  about: "place",
  key: "outputPorts.contractId",
  says: "An output port fulfils another contract, has another name or another type.",
  why: "Readers find other data behind the same door.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Offer the new contract on a port of its own.",
  mirror: "port-changed",
  message: ({ before, after, element }) => `The output port ${element} changed: ${show(before)} → ${show(after)}.`,
};
