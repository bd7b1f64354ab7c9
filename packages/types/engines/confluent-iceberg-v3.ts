import type { Engine } from "../engine.ts";
import { confluentIcebergV2 } from "./confluent-iceberg-v2.ts";
import { icebergV3 } from "./iceberg-v3.ts";

/** As version 2, with defaults; dates do not become timestamps. */
export const confluentIcebergV3: Engine = {
  ...confluentIcebergV2,
  id: "confluent-iceberg-v3",
  title: "Confluent Iceberg v3",
  rules: { ...confluentIcebergV2.rules, requiredAddedWithDefault: icebergV3.rules.requiredAddedWithDefault },
  nullDefault: icebergV3.nullDefault ?? [],
};
