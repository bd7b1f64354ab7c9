import type { Kind } from "../kind.ts";
import { show } from "../show.ts";

export const statusLowered: Kind = {
  id: "status-lowered",
  about: "service",
  key: "status",
  says: "A contract that was in force becomes a draft or a proposal.",
  why: "A draft promises nothing: its readers lose every promise at once, and what changes next is exempt.",
  breaks: { consumers: "no", producers: "no" },
  impact: "break",
  hint: "Keep the status and write the next version as a draft in a file of its own, or announce the end with status deprecated and an end date.",
  mirror: { waived: "a draft that comes into force is a change of status" },
  message: ({ before, after, element }) => `${element} was ${show(before)} and is only ${show(after)} now.`,
};
