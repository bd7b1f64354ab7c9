import type { CheckKind } from "../check.ts";
import { lengths } from "../counted.ts";
import { ofProperties } from "../promise.ts";

export const length: CheckKind = {
  id: "length",
  says: "No text is shorter or longer than allowed, counted in characters.",
  why: "A text that is too long is cut or refused by the column that a reader made for it.",
  source: "ODCS, Logical type options: minLength, maxLength; DCS, Field Object; JSON Schema Validation §6.3",
  promises: ofProperties("length", (found) => lengths(found, "text", "minLength", "maxLength")),
};
