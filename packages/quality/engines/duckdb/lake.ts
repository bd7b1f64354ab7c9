import type { LakePlace } from "./lake-place.ts";
import { quoted } from "./quoted.ts";
import { none, type Opened, type Opening } from "./source.ts";
import { typeOf } from "./type.ts";

/** The newest snapshot of a table. */
export async function openLake({ format, folder, version }: LakePlace, { database }: Opening): Promise<Opened> {
  const relation = format === "delta" ? `delta_scan(${quoted(folder)})` : `iceberg_scan(${quoted(folder)}, allow_moved_paths = true, version = ${quoted(version)})`;
  const columns = (await database.ask(`SELECT * FROM ${relation} LIMIT 0`)).columns.map(({ name, type }) => ({ name, type: typeOf(type) }));
  return { format: "database", columns, files: [], unread: none, shape: { columns: columns.map(({ name, type }) => ({ name, type: type.text })), typed: true }, relation: () => relation };
}
