import type { Kind } from "../kind.ts";

export const portRemoved: Kind = {
  id: "port-removed",
  about: "shape",
  key: "outputPorts",
  says: "An output port is gone.",
  why: "Readers lose the data that it offered.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep the port beside the new one until its readers have moved.",
  mirror: "port-added",
  message: ({ element }) => `The output port ${element} is removed.`,
};
