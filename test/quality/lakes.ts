import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import avro from "avsc";

/** Small tables of Delta Lake and Iceberg, written by their specifications: two Parquet files were added, and the second was removed again. What stands is `id` 0 … 9 and `s`, null for 0. */

async function parquet(folder: string) {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT range AS id, CASE WHEN range > 0 THEN 'a' END AS s FROM range(10)) TO '${join(folder, "kept.parquet")}' (FIELD_IDS {id: 1, s: 2})`);
  await connection.run(`COPY (SELECT range AS id, 'gone' AS s FROM range(90)) TO '${join(folder, "removed.parquet")}' (FIELD_IDS {id: 1, s: 2})`);
  connection.closeSync();
  instance.closeSync();
}

/** Delta Transaction Log Protocol, reader version 1. */
export async function delta(folder: string): Promise<readonly string[]> {
  await parquet(folder);
  mkdirSync(join(folder, "_delta_log"));
  const field = (name: string, type: string) => ({ name, type, nullable: true, metadata: {} });
  const add = (path: string) => ({ add: { path, partitionValues: {}, size: statSync(join(folder, path)).size, modificationTime: 0, dataChange: true } });
  const commit = (version: number, actions: readonly object[]) => writeFileSync(join(folder, "_delta_log", `${String(version).padStart(20, "0")}.json`), actions.map((action) => `${JSON.stringify(action)}\n`).join(""));
  commit(0, [
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    { metaData: { id: "1b4f3c5e-0000-4000-8000-000000000000", format: { provider: "parquet", options: {} }, schemaString: JSON.stringify({ type: "struct", fields: [field("id", "long"), field("s", "string")] }), partitionColumns: [], configuration: {}, createdTime: 0 } },
    add("kept.parquet"), add("removed.parquet"),
  ]);
  commit(1, [{ remove: { path: "removed.parquet", deletionTimestamp: 1, dataChange: true } }]);
  return ["kept.parquet", "removed.parquet", "_delta_log/00000000000000000000.json", "_delta_log/00000000000000000001.json"];
}

/** Iceberg table specification, version 2. */
export async function iceberg(folder: string, location = folder): Promise<readonly string[]> {
  await parquet(join(folder, "data"));
  mkdirSync(join(folder, "metadata"));
  const named = (name: string, type: unknown, id: number) => ({ name, type, "field-id": id });
  /** Statistics by the field's id, which may be left out. */
  const maps = ([["column_sizes", 108, 117, 118, "long"], ["value_counts", 109, 119, 120, "long"], ["null_value_counts", 110, 121, 122, "long"], ["lower_bounds", 125, 126, 127, "bytes"], ["upper_bounds", 128, 129, 130, "bytes"]] as const).map(([name, id, key, value, type]) => ({ ...named(name, ["null", { type: "array", logicalType: "map", items: { type: "record", name: `k${key}_v${value}`, fields: [named("key", "int", key), named("value", type, value)] } }], id), default: null }));
  const entry = {
    type: "record", name: "manifest_entry", fields: [named("status", "int", 0), named("snapshot_id", ["null", "long"], 1), named("sequence_number", ["null", "long"], 3), named("file_sequence_number", ["null", "long"], 4), named("data_file", { type: "record", name: "r2", fields: [
      named("content", "int", 134), named("file_path", "string", 100), named("file_format", "string", 101), named("partition", { type: "record", name: "r102", fields: [] }, 102), named("record_count", "long", 103), named("file_size_in_bytes", "long", 104), ...maps,
    ] }, 2)],
  };
  const counts = ["added_files_count", "existing_files_count", "deleted_files_count", "added_rows_count", "existing_rows_count", "deleted_rows_count"];
  const list = { type: "record", name: "manifest_file", fields: [
    named("manifest_path", "string", 500), named("manifest_length", "long", 501), named("partition_spec_id", "int", 502), named("content", "int", 517), named("sequence_number", "long", 515), named("min_sequence_number", "long", 516), named("added_snapshot_id", "long", 503),
    ...counts.map((name, at) => named(name, at < 3 ? "int" : "long", [504, 505, 506, 512, 513, 514][at] ?? 0)), { ...named("partitions", ["null", { type: "array", items: { type: "record", name: "r508", fields: [named("contains_null", "boolean", 509)] }, "element-id": 508 }], 507), default: null },
  ] };
  const schema = { type: "struct", "schema-id": 0, fields: [{ id: 1, name: "id", required: false, type: "long" }, { id: 2, name: "s", required: false, type: "string" }] };
  /** A schema as it stands, with the ids of its fields, which a type of this library would drop. */
  const write = (type: object, name: string, rows: readonly object[]) => new Promise<void>((done) => {
    const encoder = avro.createFileEncoder(join(folder, "metadata", name), type as avro.Schema, { metadata: { schema: Buffer.from(JSON.stringify(schema)), "partition-spec": Buffer.from("[]"), "partition-spec-id": Buffer.from("0"), "format-version": Buffer.from("2"), content: Buffer.from("data") } } as object);
    encoder.on("finish", () => setTimeout(done, 20));
    for (const row of rows) encoder.write(row);
    encoder.end();
  });
  const file = (name: string, rows: number, status: number) => ({ status, snapshot_id: 1, sequence_number: 1, file_sequence_number: 1, data_file: { content: 0, file_path: `${location}/data/${name}`, file_format: "PARQUET", partition: {}, record_count: rows, file_size_in_bytes: statSync(join(folder, "data", name)).size, ...Object.fromEntries(maps.map(({ name }) => [name, null])) } });
  await write(entry, "manifest.avro", [file("kept.parquet", 10, 1), file("removed.parquet", 90, 2)]);
  await write(list, "list.avro", [{ manifest_path: `${location}/metadata/manifest.avro`, manifest_length: statSync(join(folder, "metadata/manifest.avro")).size, partition_spec_id: 0, content: 0, sequence_number: 1, min_sequence_number: 1, added_snapshot_id: 1, ...Object.fromEntries(counts.map((name, at) => [name, [1, 0, 1, 10, 0, 90][at]])), partitions: null }]);
  const table = (snapshots: readonly object[], current: number) => JSON.stringify({
    "format-version": 2, "table-uuid": "1b4f3c5e-0000-4000-8000-000000000001", location, "last-sequence-number": 1, "last-updated-ms": 1, "last-column-id": 2, schema, schemas: [schema], "current-schema-id": 0, "partition-spec": [], "partition-specs": [{ "spec-id": 0, fields: [] }], "default-spec-id": 0, "last-partition-id": 999,
    properties: {}, "current-snapshot-id": current, snapshots, "sort-orders": [{ "order-id": 0, fields: [] }], "default-sort-order-id": 0,
  });
  writeFileSync(join(folder, "metadata/v9.metadata.json"), table([], -1));
  writeFileSync(join(folder, "metadata/v10.metadata.json"), table([{ "snapshot-id": 1, "sequence-number": 1, "timestamp-ms": 1, "manifest-list": `${location}/metadata/list.avro`, summary: { operation: "append" }, "schema-id": 0 }], 1));
  return ["data/kept.parquet", "data/removed.parquet", "metadata/manifest.avro", "metadata/list.avro", "metadata/v9.metadata.json", "metadata/v10.metadata.json"];
}
