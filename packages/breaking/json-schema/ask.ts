import { type Inclusion, type SchemaSide, separate, type Work } from "#inclusion";

/** How `format` may be read. The drafts let it describe, most validators check it: what breaks under either reading breaks. */
export type Reading = "annotate" | "assert";

/** Whether what fits all of `fits` fits one of `unfits` as well, in every reading; an instance of any reading shows the opposite. `only`: the other reading does not see it. */
export function ask(fits: readonly SchemaSide[], unfits: readonly SchemaSide[], readings: readonly Reading[], work: Work, steps?: number): Inclusion & { readonly only?: Reading } {
  let unknown: Inclusion | undefined;
  for (const formats of readings) {
    const answer = separate(fits, unfits, { formats, work, ...(steps === undefined ? {} : { steps }) });
    if (answer.answer === "no") return readings.length > 1 && formats === "assert" ? { ...answer, only: formats } : answer;
    if (answer.answer === "unknown") unknown ??= answer;
  }
  return unknown ?? { answer: "yes" };
}
