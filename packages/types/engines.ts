import type { Engine } from "./engine.ts";
import { avro } from "./engines/avro.ts";
import { bigquery } from "./engines/bigquery.ts";
import { confluentIcebergV2 } from "./engines/confluent-iceberg-v2.ts";
import { confluentIcebergV3 } from "./engines/confluent-iceberg-v3.ts";
import { dbt } from "./engines/dbt.ts";
import { delta3 } from "./engines/delta-3.ts";
import { delta4 } from "./engines/delta-4.ts";
import { flink } from "./engines/flink.ts";
import { icebergV2 } from "./engines/iceberg-v2.ts";
import { icebergV3 } from "./engines/iceberg-v3.ts";
import { parquet } from "./engines/parquet.ts";
import { postgres } from "./engines/postgres.ts";
import { redshift } from "./engines/redshift.ts";
import { snowflake } from "./engines/snowflake.ts";

/** Every engine, in the order of reports. */
export const engines: readonly Engine[] = [
  avro,
  parquet,
  icebergV2,
  icebergV3,
  confluentIcebergV2,
  confluentIcebergV3,
  delta3,
  delta4,
  flink,
  bigquery,
  snowflake,
  redshift,
  postgres,
  dbt,
];
