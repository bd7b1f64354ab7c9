import { named } from "#text";
import type { Sql } from "../../dialect.ts";
import type { HowToMeasure } from "../../engine.ts";
import { extensionOf } from "./extensions.ts";
import type { findFiles } from "./glob.ts";
import { quoted } from "./quoted.ts";
import { isRemote, type Look } from "./remote-files.ts";
import { logOf, type TableFormat } from "./table-format.ts";

/** A table whose log says which of its files count. */
export interface LakePlace {
  readonly is: "lake";
  readonly format: TableFormat["id"];
  readonly folder: string;
  /** The newest one, as the names of its log count them. */
  readonly version: string;
  readonly before: readonly Sql[];
}

/** The extensions of DuckDB that read a format; Iceberg's lists of files are Avro. */
const extensions: Readonly<Record<string, readonly string[]>> = { delta: ["delta"], iceberg: ["avro", "iceberg"] };

/** The table at one of these paths: the first that has a log. */
export async function lakeAt(paths: readonly string[], format: TableFormat, { how, before, look, find }: { readonly how: HowToMeasure; readonly before: readonly string[]; readonly look: Look; readonly find: (path: string) => ReturnType<typeof findFiles> }): Promise<LakePlace | { readonly unknown: string }> {
  const files: string[] = [];
  for (const name of extensions[format.id] ?? []) {
    const extension = await extensionOf(name, how, files);
    if ("unknown" in extension) return { unknown: `tables of ${format.title} are read with DuckDB's extension ${named(name)}, and ${extension.unknown}` };
    files.push(extension.path);
  }
  if (files.length === 0) return { unknown: `nobody here reads tables of ${format.title}` };
  if (how.byteCap !== undefined) return { unknown: `nobody knows how many bytes its files have, and ${how.byteCap} may be read` };
  for (const path of paths) {
    const found = isRemote(path) ? { folder: path } : await find(path);
    if ("unknown" in found) return found;
    if (!("folder" in found)) continue;
    const log = await logOf(found.folder, format, look);
    const newest = log.toSorted((a, b) => versionOf(a) - versionOf(b)).at(-1);
    if (newest !== undefined) return { is: "lake", format: format.id, folder: found.folder, version: newest.replace(/^v(?=\d+\.)|\.metadata\.json$/g, ""), before: [...before, ...files.map((file) => `LOAD ${quoted(file)}`)] };
  }
  return { unknown: `no table of ${format.title} lies at ${named(paths[0] ?? "")}` };
}

/** `v3.metadata.json`, `00003-4f….metadata.json`. */
const versionOf = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
