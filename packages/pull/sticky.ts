import { marked, markerOf, type Marker } from "./marker.ts";

/** A comment as it stands on the pull request. */
export interface Standing {
  /** A younger comment has a greater one. */
  readonly id: number;
  readonly body: string;
  /** Whether the one who writes now wrote it: nobody else's comment is ever touched, whatever it says. */
  readonly mine: boolean;
}

/** What stands on the pull request at one moment. */
export interface Standings {
  /** The newest commit of the pull request. */
  readonly head: string;
  readonly comments: readonly Standing[];
}

/** What a run wants said. */
export interface ToStick {
  readonly marker: Marker;
  readonly text: string;
  /** There is something that counts; without, a comment is only brought up to date, never begun. */
  readonly speaks: boolean;
}

export type Step =
  | { readonly does: "nothing"; readonly why: "silent" | "unchanged" | "outdated" }
  | { readonly does: "create"; readonly body: string }
  | { readonly does: "update"; readonly id: number; readonly body: string; /** The comments of a moment in which two runs began. */ readonly remove: readonly number[] }
  | { readonly does: "remove"; readonly remove: readonly number[]; readonly why: "unchanged" | "outdated" };

/**
 * What a run has to do with the one comment of its gate. The oldest of ours is the one that stays. A run about an older commit than the pull request's, or than
 * the comment's by a later run, writes nothing. Pure.
 */
export function stick({ head, comments }: Standings, { marker, text, speaks }: ToStick): Step {
  const [oldest, ...twins] = ours(comments, marker.gate);
  const outdated = head !== marker.head || [oldest, ...twins].some((one) => one !== undefined && isNewer(one.marker, marker));
  const remove = twins.map(({ id }) => id);
  const leave = (why: "unchanged" | "outdated"): Step => (remove.length === 0 ? { does: "nothing", why } : { does: "remove", remove, why });
  if (oldest === undefined) return outdated ? { does: "nothing", why: "outdated" } : speaks ? { does: "create", body: marked(marker, text) } : { does: "nothing", why: "silent" };
  if (outdated) return { does: "nothing", why: "outdated" };
  return oldest.marker.digest === marker.digest ? leave("unchanged") : { does: "update", id: oldest.id, body: marked(marker, text), remove };
}

/** After a comment was begun and everybody can see it: two runs may have begun at once. The younger one goes; what it said goes into the older one where that is not newer. Pure. */
export function settle({ head, comments }: Standings, { marker, text }: ToStick, id: number): Step {
  const [oldest] = ours(comments, marker.gate);
  if (oldest === undefined || oldest.id >= id) return { does: "nothing", why: "unchanged" };
  const stale = head !== marker.head || isNewer(oldest.marker, marker);
  return stale || oldest.marker.digest === marker.digest ? { does: "remove", remove: [id], why: stale ? "outdated" : "unchanged" } : { does: "update", id: oldest.id, body: marked(marker, text), remove: [id] };
}

function ours(comments: readonly Standing[], gate: string): readonly { readonly id: number; readonly marker: Marker }[] {
  return comments
    .flatMap(({ id, body, mine }) => {
      const marker = mine ? markerOf(body) : undefined;
      return marker?.gate === gate ? [{ id, marker }] : [];
    })
    .sort((a, b) => a.id - b.id);
}

/** Whether a comment is about a later push than a run is. Of one commit, whoever comes last is right: a re-run knows more. */
const isNewer = (standing: Marker, mine: Marker) => standing.head !== mine.head && (standing.run > mine.run || (standing.run === mine.run && standing.attempt > mine.attempt));
