import type { Kind } from "../kind.ts";

export const portAdded: Kind = {
  id: "port-added",
  about: "shape",
  key: "outputPorts",
  says: "An output port is new.",
  why: "Nobody can depend on it yet.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  mirror: "port-removed",
  message: ({ element }) => `The output port ${element} is new.`,
};
