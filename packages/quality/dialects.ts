import type { Dialect } from "./dialect.ts";
import { athena } from "./dialects/athena.ts";
import { bigquery } from "./dialects/bigquery.ts";
import { clickhouse } from "./dialects/clickhouse.ts";
import { databricks } from "./dialects/databricks.ts";
import { duckdb } from "./dialects/duckdb.ts";
import { mysql } from "./dialects/mysql.ts";
import { postgres } from "./dialects/postgres.ts";
import { redshift } from "./dialects/redshift.ts";
import { snowflake } from "./dialects/snowflake.ts";
import { sqlserver2025 } from "./dialects/sqlserver-2025.ts";
import { sqlserver } from "./dialects/sqlserver.ts";
import { trino } from "./dialects/trino.ts";

/** How each engine writes a measurement, in the order of the docs. */
export const dialects: readonly Dialect[] = [duckdb, postgres, mysql, trino, clickhouse, bigquery, databricks, athena, redshift, snowflake, sqlserver, sqlserver2025];
