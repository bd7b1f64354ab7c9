import type { Permissions } from "../github/server.ts";
import type { World } from "./world.ts";

type Scope = keyof Permissions;
const scopes: readonly Scope[] = ["contents", "issues", "pull-requests", "statuses", "checks", "actions"];

/** What the token of a job may do: the job's own `permissions` or the workflow's, everything else none; of a fork's pull request nothing more than reading. */
export function tokenOf(written: unknown, world: Pick<World, "event" | "payload">): Permissions {
  const asked = typeof written === "string" ? Object.fromEntries(scopes.map((scope) => [scope, written === "write-all" ? "write" : "read"])) : (written as Record<string, string> | undefined) ?? { contents: "read" };
  const readOnly = world.event === "pull_request" && isFork(world.payload);
  return Object.fromEntries(Object.entries(asked).filter(([, how]) => how !== "none").map(([scope, how]) => [scope, readOnly ? "read" : how])) as Permissions;
}

/** A called workflow gets at most what its caller has. */
export function atMost(asked: Permissions, caller: Permissions): Permissions {
  return Object.fromEntries(Object.entries(asked).flatMap(([scope, how]) => {
    const has = caller[scope as Scope];
    return has === undefined ? [] : [[scope, has === "read" ? "read" : how]];
  })) as Permissions;
}

export function isFork(payload: Readonly<Record<string, unknown>>): boolean {
  const pull = payload["pull_request"] as { head?: { repo?: { id?: number } | null }; base?: { repo?: { id?: number } } } | undefined;
  return pull !== undefined && pull.head?.repo?.id !== pull.base?.repo?.id;
}
