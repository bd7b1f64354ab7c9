import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder } from "./data.ts";

/** What a whole process took: milliseconds by the clock and of its processors, the most memory that it had in MiB, and what it said. */
export interface Took {
  readonly ms: number;
  readonly cpu: number;
  readonly mib: number;
  readonly said: string;
}

const hook = join(folder, "usage.mjs");
const usage = join(folder, "usage.json");

/** A script of Node, with its own figures. Throws where it ends with more than `most`. */
export function node(argv: readonly string[], cwd: string, most = 0): Took {
  writeFileSync(hook, `import { writeFileSync } from "node:fs";\nprocess.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeFileSync(${JSON.stringify(usage)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, mib: maxRSS / 1024 })); });\n`);
  return timed(process.execPath, ["--import", `file://${hook}`, ...argv], cwd, most);
}

/** Any command, by what the system counts for a child of Python. */
export function command(argv: readonly string[], cwd: string, most = 0): Took {
  const script = `import json, resource, subprocess, sys\ndone = subprocess.run(sys.argv[1:])\nused = resource.getrusage(resource.RUSAGE_CHILDREN)\njson.dump({"cpu": (used.ru_utime + used.ru_stime) * 1000, "mib": used.ru_maxrss / 1024}, open(${JSON.stringify(usage)}, "w"))\nsys.exit(done.returncode)`;
  return timed("python3", ["-c", script, ...argv], cwd, most);
}

function timed(program: string, argv: readonly string[], cwd: string, most: number): Took {
  const started = performance.now();
  const { GITHUB_ACTIONS: _, ...env } = process.env;
  const done = spawnSync(program, argv, { cwd, encoding: "utf8", maxBuffer: 2 ** 28, env: { ...env, NO_COLOR: "1" } });
  const ms = performance.now() - started;
  if (done.error !== undefined || (done.status ?? 99) > most) throw new Error(`${argv.slice(-4).join(" ")}: exit ${done.status} ${done.error?.message ?? ""} ${done.stderr.slice(-800)} ${done.stdout.slice(-800)}`);
  return { ...(JSON.parse(readFileSync(usage, "utf8")) as { cpu: number; mib: number }), ms, said: done.stdout };
}
