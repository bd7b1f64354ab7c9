import { join } from "node:path";
import type { Io } from "./command.ts";

/** Where the actions of one job leave their reports. */
export function reportFolder({ env, cwd }: Pick<Io, "env" | "cwd">): string {
  return join(env["RUNNER_TEMP"] ?? join(cwd, ".meshgate"), "meshgate");
}
