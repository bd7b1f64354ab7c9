import type { Outcome } from "#model";

/** Runs that are looked at, and changes among them from which a promise flaps. */
export const flapping = { runs: 10, changes: 3 } as const;

/** How often an outcome changed in the last runs, oldest first. */
export function changesIn(outcomes: readonly Outcome[]): number {
  const last = outcomes.slice(-flapping.runs);
  return last.filter((outcome, index) => index > 0 && outcome !== last[index - 1]).length;
}
