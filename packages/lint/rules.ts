import type { Rule } from "./rule.ts";
import { conflictingFields } from "./rules/conflicting-fields.ts";
import { consumerContractUnknown } from "./rules/consumer-contract-unknown.ts";
import { consumerElementUnknown } from "./rules/consumer-element-unknown.ts";
import { consumerVersionUnknown } from "./rules/consumer-version-unknown.ts";
import { contractDuplicate } from "./rules/contract-duplicate.ts";
import { contractWithoutProduct } from "./rules/contract-without-product.ts";
import { deprecatedWithoutEnd } from "./rules/deprecated-without-end.ts";
import { descriptionMissing } from "./rules/description-missing.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { enumValueDuplicate } from "./rules/enum-value-duplicate.ts";
import { exampleUnfit } from "./rules/example-unfit.ts";
import { idDuplicate } from "./rules/id-duplicate.ts";
import { inputContractUnknown } from "./rules/input-contract-unknown.ts";
import { inputVersionUnknown } from "./rules/input-version-unknown.ts";
import { invalidValue } from "./rules/invalid-value.ts";
import { keyMissing } from "./rules/key-missing.ts";
import { keyPositionGap } from "./rules/key-position-gap.ts";
import { laterVersion } from "./rules/later-version.ts";
import { limitExceeded } from "./rules/limit-exceeded.ts";
import { missingField } from "./rules/missing-field.ts";
import { nameDuplicate } from "./rules/name-duplicate.ts";
import { optionsMisplaced } from "./rules/options-misplaced.ts";
import { ownerMissing } from "./rules/owner-missing.ts";
import { patternInvalid } from "./rules/pattern-invalid.ts";
import { patternUnportable } from "./rules/pattern-unportable.ts";
import { personalDataUnclassified } from "./rules/personal-data-unclassified.ts";
import { physicalTypeUnfit } from "./rules/physical-type-unfit.ts";
import { portContractUnknown } from "./rules/port-contract-unknown.ts";
import { portVersionUnknown } from "./rules/port-version-unknown.ts";
import { portWithoutContract } from "./rules/port-without-contract.ts";
import { rangeEmpty } from "./rules/range-empty.ts";
import { referenceOutside } from "./rules/reference-outside.ts";
import { referenceUnknown } from "./rules/reference-unknown.ts";
import { relationshipArity } from "./rules/relationship-arity.ts";
import { scheduleWithoutScheduler } from "./rules/schedule-without-scheduler.ts";
import { secretInText } from "./rules/secret-in-text.ts";
import { slaElementUnknown } from "./rules/sla-element-unknown.ts";
import { slaMissing } from "./rules/sla-missing.ts";
import { slaUnmeasurable } from "./rules/sla-unmeasurable.ts";
import { statusUnknown } from "./rules/status-unknown.ts";
import { supportUnreachable } from "./rules/support-unreachable.ts";
import { typeIncomplete } from "./rules/type-incomplete.ts";
import { unknownField } from "./rules/unknown-field.ts";
import { unknownFormat } from "./rules/unknown-format.ts";
import { unreadableFile } from "./rules/unreadable-file.ts";
import { unsupportedVersion } from "./rules/unsupported-version.ts";
import { validValuesUnfit } from "./rules/valid-values-unfit.ts";
import { variableMalformed } from "./rules/variable-malformed.ts";
import { versionNotSemver } from "./rules/version-not-semver.ts";
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
  idDuplicate,
  referenceUnknown,
  referenceOutside,
  relationshipArity,
  enumValueDuplicate,
  validValuesUnfit,
  typeIncomplete,
  optionsMisplaced,
  rangeEmpty,
  patternInvalid,
  patternUnportable,
  exampleUnfit,
  physicalTypeUnfit,
  keyPositionGap,
  slaElementUnknown,
  scheduleWithoutScheduler,
  variableMalformed,
  ownerMissing,
  supportUnreachable,
  statusUnknown,
  versionNotSemver,
  descriptionMissing,
  keyMissing,
  slaMissing,
  slaUnmeasurable,
  deprecatedWithoutEnd,
  personalDataUnclassified,
  secretInText,
  contractDuplicate,
  contractWithoutProduct,
  portWithoutContract,
  portContractUnknown,
  portVersionUnknown,
  inputContractUnknown,
  inputVersionUnknown,
  consumerContractUnknown,
  consumerVersionUnknown,
  consumerElementUnknown,
];
