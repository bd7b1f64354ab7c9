import type { Kind } from "./kind.ts";
import { avroAliasAdded } from "./changes/avro-alias-added.ts";
import { avroAliasRemoved } from "./changes/avro-alias-removed.ts";
import { avroAttributeChanged } from "./changes/avro-attribute-changed.ts";
import { avroBranchAdded } from "./changes/avro-branch-added.ts";
import { avroBranchRemoved } from "./changes/avro-branch-removed.ts";
import { avroBranchReordered } from "./changes/avro-branch-reordered.ts";
import { avroDefaultAdded } from "./changes/avro-default-added.ts";
import { avroDefaultChanged } from "./changes/avro-default-changed.ts";
import { avroDefaultRemoved } from "./changes/avro-default-removed.ts";
import { avroDocChanged } from "./changes/avro-doc-changed.ts";
import { avroFieldAdded } from "./changes/avro-field-added.ts";
import { avroFieldRemoved } from "./changes/avro-field-removed.ts";
import { avroFieldRenamed } from "./changes/avro-field-renamed.ts";
import { avroFieldReordered } from "./changes/avro-field-reordered.ts";
import { avroFixedResized } from "./changes/avro-fixed-resized.ts";
import { avroLogicalTypeChanged } from "./changes/avro-logical-type-changed.ts";
import { avroNameChanged } from "./changes/avro-name-changed.ts";
import { avroNamespaceChanged } from "./changes/avro-namespace-changed.ts";
import { avroOrderChanged } from "./changes/avro-order-changed.ts";
import { avroReadingFailed } from "./changes/avro-reading-failed.ts";
import { avroSymbolAdded } from "./changes/avro-symbol-added.ts";
import { avroSymbolRemoved } from "./changes/avro-symbol-removed.ts";
import { avroSymbolReordered } from "./changes/avro-symbol-reordered.ts";
import { avroTypeChanged } from "./changes/avro-type-changed.ts";
import { avroTypeNarrowed } from "./changes/avro-type-narrowed.ts";
import { avroTypeUnclear } from "./changes/avro-type-unclear.ts";
import { avroTypeWidened } from "./changes/avro-type-widened.ts";
import { avroUnionAdded } from "./changes/avro-union-added.ts";
import { avroUnionRemoved } from "./changes/avro-union-removed.ts";
import { classificationChanged } from "./changes/classification-changed.ts";
import { classificationLowered } from "./changes/classification-lowered.ts";
import { classificationRaised } from "./changes/classification-raised.ts";
import { contractAdded } from "./changes/contract-added.ts";
import { contractReadable } from "./changes/contract-readable.ts";
import { contractRemoved } from "./changes/contract-removed.ts";
import { contractRetired } from "./changes/contract-retired.ts";
import { contractUnreadable } from "./changes/contract-unreadable.ts";
import { dateFormatChanged } from "./changes/date-format-changed.ts";
import { defaultAdded } from "./changes/default-added.ts";
import { defaultChanged } from "./changes/default-changed.ts";
import { defaultRemoved } from "./changes/default-removed.ts";
import { driftIntroduced } from "./changes/drift-introduced.ts";
import { driftResolved } from "./changes/drift-resolved.ts";
import { encryptionAdded } from "./changes/encryption-added.ts";
import { encryptionRemoved } from "./changes/encryption-removed.ts";
import { enumAdded } from "./changes/enum-added.ts";
import { enumRemoved } from "./changes/enum-removed.ts";
import { enumValueAdded } from "./changes/enum-value-added.ts";
import { enumValueRemoved } from "./changes/enum-value-removed.ts";
import { inputChanged } from "./changes/input-changed.ts";
import { jsonSchemaAnnotated } from "./changes/json-schema-annotated.ts";
import { jsonSchemaChanged } from "./changes/json-schema-changed.ts";
import { jsonSchemaContentChanged } from "./changes/json-schema-content-changed.ts";
import { jsonSchemaNarrowed } from "./changes/json-schema-narrowed.ts";
import { jsonSchemaRewritten } from "./changes/json-schema-rewritten.ts";
import { jsonSchemaUnclear } from "./changes/json-schema-unclear.ts";
import { jsonSchemaWidened } from "./changes/json-schema-widened.ts";
import { keyAdded } from "./changes/key-added.ts";
import { keyChanged } from "./changes/key-changed.ts";
import { keyRemoved } from "./changes/key-removed.ts";
import { lengthLoosened } from "./changes/length-loosened.ts";
import { lengthTightened } from "./changes/length-tightened.ts";
import { materializationChanged } from "./changes/materialization-changed.ts";
import { meaningChanged } from "./changes/meaning-changed.ts";
import { metadataChanged } from "./changes/metadata-changed.ts";
import { nameChanged } from "./changes/name-changed.ts";
import { objectAdded } from "./changes/object-added.ts";
import { objectRemoved } from "./changes/object-removed.ts";
import { objectRenamed } from "./changes/object-renamed.ts";
import { optionChanged } from "./changes/option-changed.ts";
import { optionLoosened } from "./changes/option-loosened.ts";
import { optionTightened } from "./changes/option-tightened.ts";
import { partitionChanged } from "./changes/partition-changed.ts";
import { physicalNameChanged } from "./changes/physical-name-changed.ts";
import { portAdded } from "./changes/port-added.ts";
import { portChanged } from "./changes/port-changed.ts";
import { portRemoved } from "./changes/port-removed.ts";
import { portVersionChanged } from "./changes/port-version-changed.ts";
import { priceChanged } from "./changes/price-changed.ts";
import { priceLowered } from "./changes/price-lowered.ts";
import { priceRaised } from "./changes/price-raised.ts";
import { productAdded } from "./changes/product-added.ts";
import { productRemoved } from "./changes/product-removed.ts";
import { propertyAdded } from "./changes/property-added.ts";
import { propertyRemoved } from "./changes/property-removed.ts";
import { propertyRenamed } from "./changes/property-renamed.ts";
import { propertyReordered } from "./changes/property-reordered.ts";
import { qualityAdded } from "./changes/quality-added.ts";
import { qualityChanged } from "./changes/quality-changed.ts";
import { qualityLoosened } from "./changes/quality-loosened.ts";
import { qualityRemoved } from "./changes/quality-removed.ts";
import { qualityTightened } from "./changes/quality-tightened.ts";
import { relationshipAdded } from "./changes/relationship-added.ts";
import { relationshipRemoved } from "./changes/relationship-removed.ts";
import { requiredAdded } from "./changes/required-added.ts";
import { requiredPropertyAdded } from "./changes/required-property-added.ts";
import { requiredRemoved } from "./changes/required-removed.ts";
import { roleAdded } from "./changes/role-added.ts";
import { roleChanged } from "./changes/role-changed.ts";
import { roleRemoved } from "./changes/role-removed.ts";
import { schemaFileAdded } from "./changes/schema-file-added.ts";
import { schemaFileRemoved } from "./changes/schema-file-removed.ts";
import { schemaFileReadable } from "./changes/schema-file-readable.ts";
import { schemaFileUnreadable } from "./changes/schema-file-unreadable.ts";
import { serverAdded } from "./changes/server-added.ts";
import { serverChanged } from "./changes/server-changed.ts";
import { serverRemoved } from "./changes/server-removed.ts";
import { slaAdded } from "./changes/sla-added.ts";
import { slaChanged } from "./changes/sla-changed.ts";
import { slaLoosened } from "./changes/sla-loosened.ts";
import { slaRemoved } from "./changes/sla-removed.ts";
import { slaTightened } from "./changes/sla-tightened.ts";
import { statusChanged } from "./changes/status-changed.ts";
import { statusLowered } from "./changes/status-lowered.ts";
import { supportAdded } from "./changes/support-added.ts";
import { supportRemoved } from "./changes/support-removed.ts";
import { termsChanged } from "./changes/terms-changed.ts";
import { timezoneChanged } from "./changes/timezone-changed.ts";
import { typeChanged } from "./changes/type-changed.ts";
import { typeNarrowed } from "./changes/type-narrowed.ts";
import { typeUnclear } from "./changes/type-unclear.ts";
import { typeWidened } from "./changes/type-widened.ts";
import { uniqueAdded } from "./changes/unique-added.ts";
import { uniqueRemoved } from "./changes/unique-removed.ts";
import { unknownChanged } from "./changes/unknown-changed.ts";
import { versionBumpedTooLittle } from "./changes/version-bumped-too-little.ts";
import { versionDecreased } from "./changes/version-decreased.ts";
import { versionNotBumped } from "./changes/version-not-bumped.ts";
import { versionUnclear } from "./changes/version-unclear.ts";
import { protoKinds } from "./protobuf/changes.ts";

/** Every kind of change, in the order of the docs: contracts, objects, properties, types, values, promises, places, words. */
export const kinds = [
  contractRemoved,
  contractAdded,
  contractUnreadable,
  contractReadable,
  objectRemoved,
  objectAdded,
  objectRenamed,
  propertyRemoved,
  propertyAdded,
  requiredPropertyAdded,
  propertyRenamed,
  nameChanged,
  physicalNameChanged,
  propertyReordered,
  typeChanged,
  typeWidened,
  typeNarrowed,
  typeUnclear,
  requiredAdded,
  requiredRemoved,
  uniqueAdded,
  uniqueRemoved,
  keyAdded,
  keyRemoved,
  keyChanged,
  partitionChanged,
  enumValueAdded,
  enumValueRemoved,
  enumAdded,
  enumRemoved,
  optionLoosened,
  optionTightened,
  optionChanged,
  lengthLoosened,
  lengthTightened,
  timezoneChanged,
  dateFormatChanged,
  defaultAdded,
  defaultRemoved,
  defaultChanged,
  relationshipAdded,
  relationshipRemoved,
  qualityAdded,
  qualityRemoved,
  qualityLoosened,
  qualityTightened,
  qualityChanged,
  slaAdded,
  slaRemoved,
  slaLoosened,
  slaTightened,
  slaChanged,
  serverAdded,
  serverRemoved,
  serverChanged,
  roleAdded,
  roleRemoved,
  roleChanged,
  priceRaised,
  priceLowered,
  priceChanged,
  supportAdded,
  supportRemoved,
  classificationRaised,
  classificationLowered,
  classificationChanged,
  encryptionAdded,
  encryptionRemoved,
  statusChanged,
  statusLowered,
  contractRetired,
  versionNotBumped,
  versionBumpedTooLittle,
  versionDecreased,
  versionUnclear,
  termsChanged,
  meaningChanged,
  productRemoved,
  productAdded,
  portRemoved,
  portAdded,
  portChanged,
  portVersionChanged,
  inputChanged,
  metadataChanged,
  unknownChanged,
  materializationChanged,
  driftIntroduced,
  driftResolved,
  schemaFileRemoved,
  schemaFileAdded,
  schemaFileUnreadable,
  schemaFileReadable,
  jsonSchemaWidened,
  jsonSchemaNarrowed,
  jsonSchemaChanged,
  jsonSchemaUnclear,
  jsonSchemaRewritten,
  jsonSchemaAnnotated,
  jsonSchemaContentChanged,
  avroNameChanged,
  avroNamespaceChanged,
  avroAliasAdded,
  avroAliasRemoved,
  avroTypeChanged,
  avroTypeWidened,
  avroTypeNarrowed,
  avroTypeUnclear,
  avroLogicalTypeChanged,
  avroFieldAdded,
  avroFieldRemoved,
  avroFieldRenamed,
  avroFieldReordered,
  avroDefaultAdded,
  avroDefaultRemoved,
  avroDefaultChanged,
  avroSymbolAdded,
  avroSymbolRemoved,
  avroSymbolReordered,
  avroBranchAdded,
  avroBranchRemoved,
  avroBranchReordered,
  avroUnionAdded,
  avroUnionRemoved,
  avroFixedResized,
  avroOrderChanged,
  avroDocChanged,
  avroAttributeChanged,
  avroReadingFailed,
  ...protoKinds,
] as const satisfies readonly Kind[];

const byId = new Map<string, Kind>(kinds.map((kind) => [kind.id, kind]));

/** The kind of an id. Throws for an unknown one: that is our mistake. */
export function kindOf(id: string): Kind {
  const kind = byId.get(id);
  if (kind === undefined) throw new Error(`no kind of change ${id}`);
  return kind;
}
