import type { Rule } from "./rule.ts";
import { conflictingFields } from "./rules/conflicting-fields.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { invalidValue } from "./rules/invalid-value.ts";
import { laterVersion } from "./rules/later-version.ts";
import { limitExceeded } from "./rules/limit-exceeded.ts";
import { missingField } from "./rules/missing-field.ts";
import { nameDuplicate } from "./rules/name-duplicate.ts";
import { unknownField } from "./rules/unknown-field.ts";
import { unknownFormat } from "./rules/unknown-format.ts";
import { unreadableFile } from "./rules/unreadable-file.ts";
import { unsupportedVersion } from "./rules/unsupported-version.ts";
import { wrongType } from "./rules/wrong-type.ts";
import { yamlSyntax } from "./rules/yaml-syntax.ts";

/** Every rule, in the order of the docs: what cannot be read, what the standards ask, what makes a contract worth having. */
export const rules: readonly Rule[] = [
  unreadableFile,
  yamlSyntax,
  duplicateKey,
  limitExceeded,
  unknownFormat,
  unsupportedVersion,
  laterVersion,
  missingField,
  unknownField,
  wrongType,
  invalidValue,
  conflictingFields,
  nameDuplicate,
];
