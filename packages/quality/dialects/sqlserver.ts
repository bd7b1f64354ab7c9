import type { Dialect } from "../dialect.ts";
import { read, tSql } from "./_sqlserver.ts";

/**
 * SQL Server 2019 and 2022, which have no regular expressions: patterns, and numbers, times and moments in texts, are unknown. No lists either. Written from its documentation: nothing here has run
 * on it, but sqlglot's parser of T-SQL reads it.
 */
export const sqlserver: Dialect = tSql({ id: "sqlserver", title: "SQL Server before 2025", matches: () => undefined, read });
