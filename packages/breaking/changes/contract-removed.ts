import type { Kind } from "../kind.ts";

export const contractRemoved: Kind = {
  id: "contract-removed",
  about: "shape",
  key: "id",
  says: "A contract is gone.",
  why: "Whoever reads its data has no promise left.",
  breaks: { consumers: "yes", producers: "no" },
  impact: "break",
  hint: "Set its status to deprecated with an end date first, and remove it when the date has passed.",
  mirror: "contract-added",
  message: ({ element }) => `The contract ${element} is removed.`,
};
