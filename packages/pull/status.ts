import type { Verdict } from "#model";

/** A verdict as the status of a commit. */
export interface Status {
  readonly state: "success" | "failure";
  readonly context: string;
  /** At most 140 characters, all of them ours: a status shows its text unread. */
  readonly says: string;
}

/** The status of one gate; the main one is `meshgate/verdict`. A warning fails where the repository says so. Pure. */
export function statusOf({ ruling, counts }: Pick<Verdict, "ruling" | "counts">, { gate, failsOnWarn, unprivileged }: { readonly gate: string; readonly failsOnWarn: boolean; readonly unprivileged: boolean }): Status {
  const some = (many: number, word: string) => (many === 0 ? [] : [`${many} ${word}${many === 1 || word === "known" || word === "waived" ? "" : "s"}`]);
  const counted = [...some(counts.error, "error"), ...some(counts.warn, "warning"), ...some(counts.info, "info"), ...some(counts.known, "known"), ...some(counts.waived ?? 0, "waived")];
  return {
    state: ruling === "block" || (ruling === "warn" && failsOnWarn) ? "failure" : "success",
    context: gate === "main" ? "meshgate/verdict" : `meshgate/verdict/${gate}`,
    says: `${ruling}: ${counted.length === 0 ? "nothing found" : counted.join(", ")}${unprivileged ? "; reported by an unprivileged run" : ""}`,
  };
}
