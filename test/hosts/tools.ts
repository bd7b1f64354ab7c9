import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { node24 } from "../node24.mjs";
import { room } from "../host/repositories.ts";
import { cli } from "./cli.ts";

const services = process.env["MESHGATE_SERVICES"] ?? join(homedir(), ".cache/meshgate-services");

/** Tools that run templates as their CI does, where `test/services/install.sh` brought them. */
export const tools = {
  "gitlab-ci-local": join(services, "gitlab-ci-local/node_modules/gitlab-ci-local/dist/index.js"),
  "check-jsonschema": join(services, "ci/bin/check-jsonschema"),
  "pre-commit": join(services, "ci/bin/pre-commit"),
  jenkins: join(services, "jenkins/lib"),
};

/** Why a tool cannot be asked here; undefined where it can. */
export const absent = (tool: keyof typeof tools): string | undefined => (existsSync(tools[tool]) ? undefined : `${tool} is not here: run test/services/install.sh`);

export const home = resolve(import.meta.dirname, "../..");

/** Runs a program to its end. */
export async function ran(program: string, argv: readonly string[], { cwd = home, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}) {
  const running = spawn(program, argv, { cwd, env: { ...process.env, NO_COLOR: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", log: "" };
  running.stdout.setEncoding("utf8").on("data", (text: string) => { said.out += text; said.log += text; });
  running.stderr.setEncoding("utf8").on("data", (text: string) => { said.log += text; });
  const [code] = (await once(running, "close")) as [number | null];
  return { code, ...said };
}

/** A folder for the path in which `npx --yes meshgate@<version>` is the built command line, and any other call fails. */
export function npx(version: string): string {
  const folder = room();
  writeFileSync(join(folder, "npx"), `#!/bin/sh\n[ "$1 $2" = "--yes meshgate@${version}" ] || { echo "npx: $*" >&2; exit 97; }\nshift 2\nexec '${node24()}' '${cli}' "$@"\n`);
  chmodSync(join(folder, "npx"), 0o755);
  return folder;
}

/** `java` with the jars that a shared library of Jenkins and its reader of issues need. */
export const groovy = (script: string, argv: readonly string[]) => ran("java", ["-cp", join(tools.jenkins, "*"), "groovy.ui.GroovyMain", join(home, "test/services/jenkins", script), ...argv]);
