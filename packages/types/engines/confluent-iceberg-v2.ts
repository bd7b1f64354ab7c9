import type { Engine } from "../engine.ts";
import { icebergV2 } from "./iceberg-v2.ts";

/** A topic that is kept as an Iceberg table: its schema has no ids, so that a field that goes, moves or changes its name is lost, and keys are fixed. */
export const confluentIcebergV2: Engine = {
  ...icebergV2,
  id: "confluent-iceberg-v2",
  title: "Confluent Iceberg v2",
  source: "https://github.com/confluentinc/schema-registry (logical-types, IcebergComparison)",
  serves: [{ types: ["kafka"], formats: ["iceberg"] }],
  rules: { ...icebergV2.rules, removed: "no", renamed: "no", reordered: "no" },
  caps: { keys: "no" },
  relaxesEmpty: true,
};
