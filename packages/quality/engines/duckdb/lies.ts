import { isAbsolute, posix, relative, sep } from "node:path";
import type { Server } from "#model";
import type { HowToMeasure, Lying } from "../../engine.ts";
import type { Table } from "../../metric.ts";
import { namesOf, placeholder, said, withVariables } from "./place.ts";

const magic = /[*?[{]/;
const afterMagic = /[^*?\]}]*$/;

/** Where files of this machine lie that a server names; nothing for an address, for a path that nobody knows, and for one that leads out of the root. */
export function lies(server: Server, tables: readonly Table[], { root, variables }: Pick<HowToMeasure, "root" | "variables">): readonly Lying[] | undefined {
  const keys = server.type === "duckdb" ? ["database", "path", "location"] : ["path", "location", "file"];
  const written = keys.flatMap((key) => said(server.settings[key])).find((value) => value !== "");
  const resolved = written === undefined ? undefined : withVariables(written, variables);
  if (typeof resolved !== "string") return undefined;
  const path = resolved.replace(/^file:\/\//i, "");
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return undefined;
  const names = placeholder.test(path) ? [...new Set(tables.flatMap(namesOf))] : [""];
  const found = names.flatMap((name) => below(path.replace(new RegExp(placeholder, "gi"), () => name), root) ?? []);
  return found.length === 0 ? undefined : found;
}

function below(path: string, root: string): Lying | undefined {
  const pattern = posix.normalize(isAbsolute(path) ? relative(root, path).split(sep).join("/") : path).replace(/\/+$/, "");
  if (pattern.startsWith("..")) return undefined;
  const at = pattern.search(magic);
  if (at < 0) return { begins: pattern === "." ? "" : pattern, ends: "" };
  return { begins: pattern.slice(0, at), ends: afterMagic.exec(pattern)?.[0] ?? "" };
}
