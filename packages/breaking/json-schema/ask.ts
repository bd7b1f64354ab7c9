import { type Inclusion, type How, type SchemaSide, separate } from "#inclusion";

/** How `format` may be read. The drafts let it describe, most validators check it: what breaks under either reading breaks. */
export type Reading = "annotate" | "assert";

export type Answer = Inclusion & { readonly reading?: Reading; readonly only?: boolean };

/** Whether what fits all of `fits` fits one of `unfits` as well, in every reading; an instance of any reading shows the opposite. `only`: the readings before do not see it. */
export function ask(fits: readonly SchemaSide[], unfits: readonly SchemaSide[], readings: readonly Reading[], how: Pick<How, "work" | "steps" | "tries">): Answer {
  let unknown: Inclusion | undefined;
  for (const formats of readings) {
    const answer = separate(fits, unfits, { ...how, formats });
    if (answer.answer === "no") return { ...answer, reading: formats, only: formats !== readings[0] };
    if (answer.answer === "unknown") unknown ??= answer;
  }
  return unknown ?? { answer: "yes" };
}
