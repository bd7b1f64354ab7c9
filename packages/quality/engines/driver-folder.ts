import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Tells the folder whose `node_modules` has an engine's driver, once it is needed. Throws UsageError where it cannot be had. */
export type DriverFolder = () => Promise<string>;

/** Loads what a package names as its main module: out of this folder's `node_modules`, and of none above it. */
export async function loadFrom(folder: string, name: string): Promise<unknown> {
  const home = join(folder, "node_modules", name);
  const { main = "index.js" } = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as { readonly main?: string };
  return import(pathToFileURL(join(home, main)).href);
}
