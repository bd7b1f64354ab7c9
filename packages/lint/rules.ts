import type { Rule } from "./rule.ts";
import { nameDuplicate } from "./rules/name-duplicate.ts";
import { unknownField } from "./rules/unknown-field.ts";

/** Every rule, in the order of the docs: what cannot be read, what the standards ask, what makes a contract worth having. */
export const rules: readonly Rule[] = [
  unknownField,
  nameDuplicate,
];
