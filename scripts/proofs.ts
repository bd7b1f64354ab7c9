import { avroPairs } from "./proofs/avro-pairs.ts";
import { bufRandom } from "./proofs/buf-random.ts";
import { jsonSchemaDiffFragment } from "./proofs/json-schema-diff-fragment.ts";
import { jsonSchemaEvidence } from "./proofs/json-schema-evidence.ts";
import { jsonSchemaPairs } from "./proofs/json-schema-pairs.ts";
import type { Proof } from "./proofs/proof.ts";
import { qualityCanaries } from "./proofs/quality-canaries.ts";
import { qualityRoundtrip } from "./proofs/quality-roundtrip.ts";
import { qualityTpch } from "./proofs/quality-tpch.ts";
import { tabularSoundness } from "./proofs/tabular-soundness.ts";

/** Everything that is proven beside the outside suites, in the order of the issue that asks for it. */
export const proofs: readonly Proof[] = [tabularSoundness, avroPairs, bufRandom, jsonSchemaEvidence, jsonSchemaPairs, jsonSchemaDiffFragment, qualityRoundtrip, qualityTpch, qualityCanaries];
