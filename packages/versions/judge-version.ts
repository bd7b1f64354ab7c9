import { named } from "#text";
import { type Step, bumpBetween, next } from "./bump.ts";
import type { Required } from "./required.ts";
import { parseVersion } from "./version.ts";

/** Whether a version says what changed. */
export interface Judged {
  /** `perhaps`: enough for what is known of the changes; `unclear`: a version is no semantic one. */
  readonly is: "enough" | "not-bumped" | "bumped-too-little" | "decreased" | "perhaps" | "unclear";
  /** The least version that says enough; absent where a version is unclear. */
  readonly needs?: string;
  /** `needs 2.0.0, has 1.4.0`, or why nobody can tell. */
  readonly says: string;
}

const order: Readonly<Record<Step, number>> = { none: 0, patch: 1, minor: 2, major: 3 };

/** Two versions as written, and what the changes between them ask for. A version that is not semantic is not guessed. */
export function judgeVersion(was: string | undefined, has: string | undefined, { asks, perhaps }: Required): Judged {
  const [before, after] = [parseVersion(was), parseVersion(has)];
  if (before === undefined || after === undefined) {
    const bad = before === undefined ? was : has;
    return { is: "unclear", says: bad === undefined ? "no version is written" : `${named(bad)} is no semantic version` };
  }
  const needs = next(before, asks);
  const says = `needs ${needs}, has ${after.written}`;
  const step = bumpBetween(before, after);
  if (step === "decreased") return { is: "decreased", needs, says };
  if (order[step] >= order[perhaps]) return { is: "enough", needs, says };
  if (order[step] >= order[asks]) return { is: "perhaps", needs, says: "what one of the changes breaks is not known" };
  return { is: step === "none" ? "not-bumped" : "bumped-too-little", needs, says };
}
