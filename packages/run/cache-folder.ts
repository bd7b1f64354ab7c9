import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Io } from "./command.ts";

/** Where what was fetched is kept: the runner's tool cache or temporary folder, else the user's cache (XDG Base Directory Specification; a relative path in it counts for nothing), else the machine's temporary folder. */
export function cacheFolder(env: Io["env"]): string {
  const home = env["HOME"] ?? env["LOCALAPPDATA"];
  const places = [env["RUNNER_TOOL_CACHE"], env["RUNNER_TEMP"], env["XDG_CACHE_HOME"], home === undefined ? undefined : join(home, ".cache")];
  return join(places.find((one) => one !== undefined && isAbsolute(one)) ?? tmpdir(), "meshgate");
}
