import { bodyOf, count, type Issue, isOurs, listed, markerOf, saidOf, titleOf, type Tracker } from "./issue.ts";
import type { Standing } from "./standing.ts";
import type { Subject } from "./subject.ts";

/** What is to be written about one subject, in at most two calls: the issue, then a comment. */
export interface Step {
  readonly does: "open" | "edit" | "close" | "reopen" | "close-duplicate" | "close-gone";
  /** Absent where it is about an issue whose subject is no longer there. */
  readonly subject?: Subject;
  /** Absent where an issue is to be opened. */
  readonly number?: number;
  readonly write: { readonly title?: string; readonly body?: string; readonly state?: "open" | "closed"; readonly why?: "completed" | "not_planned" };
  readonly comment?: string;
}

export interface ToPlan {
  readonly subjects: readonly Subject[];
  readonly standing: (subject: Subject) => Standing;
  /** Every issue that may be ours, open and closed. */
  readonly issues: readonly Issue[];
  readonly tracker: Tracker;
  /** Every file of the repository was read, so that a subject that is not there is gone. */
  readonly whole: boolean;
}

/** From how the data stands and which issues there are: what is to be written. Nothing, where all is said already. Pure; the same facts give the same steps. */
export function planOf({ subjects, standing, issues, tracker, whole }: ToPlan): Step[] {
  const ours = new Map<string, Issue[]>();
  for (const issue of issues.filter((one) => isOurs(one, tracker)).sort((a, b) => a.number - b.number)) {
    const key = markerOf(issue.body)?.key ?? "";
    ours.set(key, [...(ours.get(key) ?? []), issue]);
  }
  const known = new Set(subjects.map(({ key }) => key));
  return [
    ...subjects.flatMap((subject) => {
      const [first, ...others] = ours.get(subject.key) ?? [];
      return [...stepsFor(subject, standing(subject), first, tracker), ...others.filter(({ open }) => open).map((issue) => duplicate(issue, first, subject))];
    }),
    ...(whole ? [...ours].flatMap(([key, all]) => (known.has(key) ? [] : all.filter(({ open }) => open).map(gone))) : []),
  ];
}

function stepsFor(subject: Subject, standing: Standing, issue: Issue | undefined, tracker: Tracker): Step[] {
  const { state, broken } = standing;
  if (state === "kept" && issue?.open === true) return [{ does: "close", subject, number: issue.number, write: { state: "closed", why: "completed" }, comment: `Every promise that can be measured is kept again: ${standing.promises} of them were looked at.` }];
  if (state !== "broken") return [];
  const [title, body] = [titleOf(subject), bodyOf(subject, standing, tracker)];
  if (issue === undefined) return [{ does: "open", subject, write: { title, body } }];
  if (!issue.open) return [{ does: "reopen", subject, number: issue.number, write: { title, body, state: "open" }, comment: `Broken again:\n\n${saidOf(broken)}` }];
  if (same(issue.body, body) && issue.title === title) return [];
  const before = new Set(markerOf(issue.body)?.broken);
  const more = before.size >= listed ? [] : broken.filter(({ fingerprint }) => !before.has(fingerprint));
  return [{ does: "edit", subject, number: issue.number, write: { title, body }, ...(more.length === 0 ? {} : { comment: `${count(more.length, "promise")} more ${more.length === 1 ? "is" : "are"} broken now:\n\n${saidOf(more)}` }) }];
}

const duplicate = ({ number }: Issue, first: Issue | undefined, subject: Subject): Step => ({ does: "close-duplicate", subject, number, write: { state: "closed", why: "not_planned" }, comment: `Two runs opened an issue for the same thing; #${first?.number} is kept.` });

const gone = ({ number }: Issue): Step => ({ does: "close-gone", number, write: { state: "closed", why: "not_planned" }, comment: "What this is about is no longer in the repository, or is said in another issue: nothing here goes by this name any more." });

/** Hosts may write line ends in their own way. */
const same = (one: string, other: string) => one.replaceAll("\r\n", "\n").trimEnd() === other.trimEnd();
