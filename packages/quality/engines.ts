import type { Engine } from "./engine.ts";
import { athena } from "./engines/athena.ts";
import { bigquery } from "./engines/bigquery.ts";
import { clickhouse } from "./engines/clickhouse.ts";
import { databricks } from "./engines/databricks.ts";
import { duckdb } from "./engines/duckdb/engine.ts";
import { mysql } from "./engines/mysql.ts";
import { postgres } from "./engines/postgres.ts";
import { redshift } from "./engines/redshift.ts";
import { snowflake } from "./engines/snowflake.ts";
import { sqlserver } from "./engines/sqlserver.ts";
import { trino } from "./engines/trino.ts";

/** The engines, in the order in which they are asked whether they reach a server. Drivers are loaded when one is opened. */
export const engines: readonly Engine[] = [duckdb, postgres, mysql, trino, clickhouse, bigquery, athena, redshift, snowflake, databricks, sqlserver];
