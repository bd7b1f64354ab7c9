import type { CheckKind } from "../check.ts";
import { lengths } from "../counted.ts";
import { ofProperties } from "../promise.ts";

export const listLength: CheckKind = {
  id: "list-length",
  says: "No list has fewer or more items than allowed.",
  why: "Readers take the first item of a list that is promised to have one.",
  source: "ODCS, Logical type options: minItems, maxItems",
  promises: ofProperties("list-length", (found) => lengths(found, "list", "minItems", "maxItems")),
};
