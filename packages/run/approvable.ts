import type { Workspace } from "./workspace.ts";

/** The number of the pull request whose comments may approve; absent where none may. */
export function approvable({ config, here }: Pick<Workspace, "config" | "here">): number | undefined {
  return config.approvals === "comment" && here.host.forge !== undefined ? (here.trigger.pull?.number ?? here.trigger.queued) : undefined;
}
