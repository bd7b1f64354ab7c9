import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Driver } from "./driver.ts";

/** Where an extension lies in a folder that somebody filled: as DuckDB keeps them, as PyPI's `duckdb-extension-*` bring them, or side by side. Undefined where it does not, or for another version. */
export async function extensionIn(folder: string, name: string, { version }: Driver): Promise<string | undefined> {
  const [file, of] = [`${name}.duckdb_extension`, version()];
  const platforms = ["linux_amd64", "linux_arm64", "osx_amd64", "osx_arm64", "windows_amd64", "windows_arm64"];
  const places = [file, ...platforms.map((platform) => join(of, platform, file)), join(`duckdb_extension_${name}`, "extensions", of, file), join("extensions", of, file)];
  for (const place of places) if (await access(join(folder, place)).then(() => true, () => false)) return join(folder, place);
  return undefined;
}
