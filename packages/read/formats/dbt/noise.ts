/** Keys of a model that say how dbt built it or where its code lies, not what its readers get. Code is no promise; what is not here and not judged is unknown. */
export const noise: ReadonlySet<string> = new Set([
  "alias", "build_path", "checksum", "compiled", "compiled_code", "compiled_path", "created_at", "database", "defer_relation", "deferred", "depends_on", "doc_blocks", "docs", "extra_ctes",
  "extra_ctes_injected", "fqn", "functions", "language", "metrics", "original_file_path", "package_name", "patch_path", "path", "primary_key", "raw_code", "refs", "relation_name", "resource_type",
  "root_path", "schema", "sources", "unrendered_config", "unrendered_config_call_dict", "config_call_dict",
]);

/** Keys that are judged, as columns, constraints, names and promises. */
export const judged: ReadonlySet<string> = new Set(["columns", "config", "constraints", "contract", "deprecation_date", "description", "group", "name", "unique_id", "version"]);

/** Keys of `config` that say the same as a key of the model, or how it is built. */
export const configNoise: ReadonlySet<string> = new Set([
  "access", "alias", "batch_size", "begin", "column_types", "concurrent_batches", "contract", "database", "docs", "enabled", "event_time", "full_refresh", "group", "incremental_strategy", "lookback",
  "materialized", "meta", "on_configuration_change", "packages", "persist_docs", "post-hook", "pre-hook", "quoting", "schema", "sql_header", "static_analysis", "tags", "unique_key",
]);

/** Keys of a column that are judged or say nothing of it. */
export const columnJudged: ReadonlySet<string> = new Set(["name", "description", "data_type", "constraints", "doc_blocks"]);
