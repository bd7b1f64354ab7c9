import type { Engine } from "../engine.ts";
import { icebergV2 } from "./iceberg-v2.ts";

/** Bare files, no table around them: what Iceberg widens depends on who reads, and so does whether columns are found by name or by place. */
export const parquet: Engine = {
  ...icebergV2,
  id: "parquet",
  title: "Parquet",
  source: "https://parquet.apache.org/docs/file-format/types/",
  serves: [{ types: ["s3", "gcs", "azure", "local", "sftp", "glue", "custom"], formats: ["parquet"] }],
  promotes: [],
  depends: [...icebergV2.promotes, ...icebergV2.depends],
  rules: {
    optionalAdded: "unknown", requiredAdded: "no", requiredAddedWithDefault: "no", removed: "unknown", renamed: "no", reordered: "unknown", tightened: "no", loosened: "yes", defaultRemoved: "yes",
  },
  caps: { keys: "unknown", partitions: "unknown" },
};
