import { access } from "node:fs/promises";
import { join } from "node:path";
import { named } from "#text";
import type { HowToMeasure } from "../../engine.ts";
import { type Driver, driver } from "./driver.ts";
import { extensionFrom } from "./mirror.ts";

/** The file of an extension, or one clause that says why it cannot be had. `after`: files of those that it builds on (Iceberg's on Avro's). */
export async function extensionOf(name: string, how: HowToMeasure, after: readonly string[] = []): Promise<{ readonly path: string } | { readonly unknown: string }> {
  const duck = await driver(how.duckdb);
  if (how.extensionMirror !== undefined) return extensionFrom(how.extensionMirror, { name, duck, seconds: how.seconds, after });
  if (how.extensionFolder === undefined) return { unknown: "the configuration names no folder and no mirror that has it" };
  const path = await extensionIn(how.extensionFolder, name, duck);
  return path === undefined ? { unknown: `DuckDB's extension ${named(name)} for version ${duck.version()} is not in the folder of extensions` } : { path };
}

/** Where an extension lies in a folder that somebody filled: as DuckDB keeps them, as PyPI's `duckdb-extension-*` bring them, or side by side. Undefined where it does not, or for another version. */
async function extensionIn(folder: string, name: string, { version }: Driver): Promise<string | undefined> {
  const [file, of] = [`${name}.duckdb_extension`, version()];
  const platforms = ["linux_amd64", "linux_arm64", "osx_amd64", "osx_arm64", "windows_amd64", "windows_arm64"];
  const places = [file, ...platforms.map((platform) => join(of, platform, file)), join(`duckdb_extension_${name}`, "extensions", of, file), join("extensions", of, file)];
  for (const place of places) if (await access(join(folder, place)).then(() => true, () => false)) return join(folder, place);
  return undefined;
}
