import type { Engine } from "../engine.ts";
import { icebergV2 } from "./iceberg-v2.ts";

/** As version 2, with defaults, and dates that become timestamps: the specification lets them, the Java library that most engines write with does not yet. */
export const icebergV3: Engine = {
  ...icebergV2,
  id: "iceberg-v3",
  title: "Iceberg v3",
  depends: [...icebergV2.depends, ["DATE", "TIMESTAMP, TIMESTAMP_NTZ, TIMESTAMP_NS"]],
  rules: { ...icebergV2.rules, requiredAddedWithDefault: "yes" },
  nullDefault: ["VARIANT", "GEOMETRY", "GEOGRAPHY"],
};
