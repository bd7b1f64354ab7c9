import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { tmpdir, userInfo } from "node:os";

export type ServiceId = "postgres" | "mysql" | "trino" | "clickhouse" | "databricks" | "s3" | "azure";

/** How to reach a real server that tests started, or why there is none here. */
export type Service = { readonly at: Readonly<Record<string, string | number>> } | { readonly skipped: string };

const scripts = resolve(import.meta.dirname, "../services");
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * A server of `test/services/<id>.sh`, started by whoever asks first and shared by all test files of a run; it ends by itself when these have ended. Where it cannot be had, that is said once, loudly.
 */
export async function service(id: ServiceId, seconds = 100): Promise<Service> {
  const home = join(tmpdir(), `meshgate-services-${userInfo().uid}`);
  const folder = join(home, id);
  mkdirSync(home, { recursive: true });
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(100)) {
    try {
      mkdirSync(folder);
      mkdirSync(join(folder, "users"));
      use(folder);
      const keeper = spawn(join(scripts, `${id}.sh`), [folder], { detached: true, stdio: "ignore" });
      writeFileSync(join(folder, "keeper"), String(keeper.pid));
      keeper.unref();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const [ready, skipped, keeper] = ["ready.json", "skipped", "keeper"].map((name) => join(folder, name)) as [string, string, string];
    if (existsSync(skipped)) {
      const why = readFileSync(skipped, "utf8").trim();
      console.warn(`SKIPPED: ${id}: ${why}`);
      if (!/log$/.test(why)) rmSync(folder, { recursive: true, force: true });
      return { skipped: why };
    }
    if (existsSync(keeper) && !alive(Number(readFileSync(keeper, "utf8")))) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!use(folder) || !existsSync(ready)) continue;
    return { at: JSON.parse(readFileSync(ready, "utf8")) as Record<string, string | number> };
  }
  console.warn(`SKIPPED: ${id}: it did not answer within ${seconds} seconds`);
  return { skipped: `it did not answer within ${seconds} seconds` };
}

/** The run of the tests, and this file of it, use the server; false where it is being removed. */
function use(folder: string): boolean {
  if (!existsSync(join(folder, "users"))) return false;
  for (const pid of [process.pid, process.ppid]) if (pid > 1) writeFileSync(join(folder, "users", String(pid)), "");
  return true;
}
