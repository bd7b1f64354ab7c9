// Runs its arguments on the Node 24 that `npm ci` brought, whatever Node the machine has.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const packages = [`node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];

export function node24() {
  if (process.versions.node.startsWith("24.")) return process.execPath;
  for (const name of packages) {
    try {
      const home = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
      const binary = join(home, "bin", process.platform === "win32" ? "node.exe" : "node");
      if (existsSync(binary)) return binary;
    } catch {
      continue;
    }
  }
  return undefined;
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith("node24.mjs")) {
  const binary = node24();
  if (binary === undefined) {
    console.error(`No Node 24 for ${process.platform}-${process.arch}: run \`npm ci\` (with optional dependencies), or use Node 24 itself.`);
    process.exit(2);
  }
  const done = spawnSync(binary, process.argv.slice(2), { stdio: "inherit" });
  process.exit(done.status ?? 3);
}
