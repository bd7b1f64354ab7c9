import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const checkout = resolve(import.meta.dirname, "../..");

/** An `action.yml`, as far as a runner reads it. */
export interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown; readonly required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, { readonly value?: string }>>;
  readonly runs: { readonly using: string; readonly main?: string; readonly pre?: string; readonly post?: string; readonly steps?: readonly Readonly<Record<string, unknown>>[] };
}

/**
 * The folder of an action of ours: `meshgate/meshgate[/path]@ref` and `$/path` are this checkout, `./path` is the workspace. Undefined for actions of others.
 */
export function actionFolder(uses: string, workspace: string): string | undefined {
  if (uses.startsWith("./")) return join(workspace, uses);
  if (uses.startsWith("$/")) return join(checkout, uses.slice(2));
  const [, path] = /^meshgate\/meshgate((?:\/[^@]*)?)@\S+$/.exec(uses) ?? [];
  return path === undefined ? undefined : join(checkout, path);
}

export function manifestIn(folder: string): Manifest {
  const file = ["action.yml", "action.yaml"].map((name) => join(folder, name)).find(existsSync);
  if (file === undefined) throw new Error(`Can't find 'action.yml' under '${folder}'. Did you forget to run actions/checkout before running your local action?`);
  return parse(readFileSync(file, "utf8")) as Manifest;
}
