import type { Kind } from "./kind.ts";
import { classificationChanged } from "./changes/classification-changed.ts";
import { contractAdded } from "./changes/contract-added.ts";
import { contractRemoved } from "./changes/contract-removed.ts";
import { contractRetired } from "./changes/contract-retired.ts";
import { contractUnreadable } from "./changes/contract-unreadable.ts";
import { enumAdded } from "./changes/enum-added.ts";
import { enumRemoved } from "./changes/enum-removed.ts";
import { enumValueAdded } from "./changes/enum-value-added.ts";
import { enumValueRemoved } from "./changes/enum-value-removed.ts";
import { keyChanged } from "./changes/key-changed.ts";
import { metadataChanged } from "./changes/metadata-changed.ts";
import { nameChanged } from "./changes/name-changed.ts";
import { objectAdded } from "./changes/object-added.ts";
import { objectRemoved } from "./changes/object-removed.ts";
import { objectRenamed } from "./changes/object-renamed.ts";
import { optionChanged } from "./changes/option-changed.ts";
import { optionLoosened } from "./changes/option-loosened.ts";
import { optionTightened } from "./changes/option-tightened.ts";
import { physicalNameChanged } from "./changes/physical-name-changed.ts";
import { propertyAdded } from "./changes/property-added.ts";
import { propertyRemoved } from "./changes/property-removed.ts";
import { propertyRenamed } from "./changes/property-renamed.ts";
import { propertyReordered } from "./changes/property-reordered.ts";
import { qualityAdded } from "./changes/quality-added.ts";
import { qualityChanged } from "./changes/quality-changed.ts";
import { qualityRemoved } from "./changes/quality-removed.ts";
import { relationshipAdded } from "./changes/relationship-added.ts";
import { relationshipRemoved } from "./changes/relationship-removed.ts";
import { requiredAdded } from "./changes/required-added.ts";
import { requiredPropertyAdded } from "./changes/required-property-added.ts";
import { requiredRemoved } from "./changes/required-removed.ts";
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
import { termsChanged } from "./changes/terms-changed.ts";
import { typeChanged } from "./changes/type-changed.ts";
import { typeNarrowed } from "./changes/type-narrowed.ts";
import { typeUnclear } from "./changes/type-unclear.ts";
import { typeWidened } from "./changes/type-widened.ts";
import { uniqueAdded } from "./changes/unique-added.ts";
import { uniqueRemoved } from "./changes/unique-removed.ts";
import { unknownChanged } from "./changes/unknown-changed.ts";

/** Every kind of change, in the order of the docs: contracts, objects, properties, types, values, promises, places, words. */
export const kinds = [
  contractRemoved,
  contractAdded,
  contractUnreadable,
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
  keyChanged,
  enumValueAdded,
  enumValueRemoved,
  enumAdded,
  enumRemoved,
  optionLoosened,
  optionTightened,
  optionChanged,
  relationshipAdded,
  relationshipRemoved,
  qualityAdded,
  qualityRemoved,
  qualityChanged,
  slaAdded,
  slaRemoved,
  slaLoosened,
  slaTightened,
  slaChanged,
  serverAdded,
  serverRemoved,
  serverChanged,
  classificationChanged,
  statusChanged,
  statusLowered,
  contractRetired,
  termsChanged,
  metadataChanged,
  unknownChanged,
] as const satisfies readonly Kind[];

const byId = new Map<string, Kind>(kinds.map((kind) => [kind.id, kind]));

/** The kind of an id. Throws for an unknown one: that is our mistake. */
export function kindOf(id: string): Kind {
  const kind = byId.get(id);
  if (kind === undefined) throw new Error(`no kind of change ${id}`);
  return kind;
}
