import type { WorkflowCommand } from "../run/runner.ts";

/** Kept of each kind for one step (actions/runner, ExecutionContext.cs). */
const most = 10;

/** The annotations that stay of a step's commands. */
export function capped(commands: readonly WorkflowCommand[]): { readonly kept: readonly WorkflowCommand[]; readonly dropped: number } {
  const all = commands.filter(({ name }) => ["error", "warning", "notice"].includes(name));
  const seen = new Map<string, number>();
  const kept = all.filter(({ name }) => {
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return (seen.get(name) ?? 0) <= most;
  });
  return { kept, dropped: all.length - kept.length };
}
