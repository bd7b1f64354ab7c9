/** The steps of a contract's life, in their order (ODCS, Fundamentals: status). */
export const steps = ["proposed", "draft", "active", "deprecated", "retired"] as const;
export type Step = (typeof steps)[number];

/** The step that a status names, in any case; undefined for a word of one's own, and where none is written. */
export function stepOf(status: string | undefined): Step | undefined {
  const said = status?.trim().toLowerCase();
  return steps.find((step) => step === said);
}

const early: readonly (Step | undefined)[] = ["proposed", "draft"];

/** Whether a contract goes back to where nothing is promised yet. One without a status, or with a word of its own, counts as in force. */
export const isLowered = (before: string | undefined, after: string | undefined): boolean => early.includes(stepOf(after)) && !early.includes(stepOf(before));
