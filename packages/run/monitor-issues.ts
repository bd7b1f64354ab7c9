import type { HostIssue, Issues } from "#host";
import { type Issue, isOurs, markerOf, type Step, type Tracker } from "#monitor";
import { UsageError } from "#model";

/** What was done about one step: with the issue's number where there is one, or why it was not done. */
export interface Did {
  readonly step: Step;
  readonly number?: number;
  readonly url?: string;
  readonly failed?: string;
}

export interface Kept {
  readonly did: readonly Did[];
  /** Issues of ours, as they were before. */
  readonly issues: readonly Issue[];
  /** Why the issues could not be looked at. */
  readonly failed?: string;
}

export interface ToKeep {
  readonly issues: Issues;
  /** From issues to steps; `whole`: these are all that there are. */
  readonly plan: (issues: readonly Issue[], tracker: Tracker, whole?: boolean) => readonly Step[];
  readonly label: string;
  readonly mention: Tracker["mention"];
  readonly dry: boolean;
}

export const nobodysIssues = (steps: readonly Step[]): Kept => ({ did: steps.map((step) => ({ step })), issues: [] });

/**
 * Does what is planned. Each issue is read once more before it is written, because a list may be a moment behind and another run may be at work. Where one was opened, the list is read again at the end: of
 * two issues for one subject the older one is kept. A step that fails keeps no other from being done.
 */
export async function keepIssues({ issues, plan, label, mention, dry }: ToKeep): Promise<Kept> {
  const tracker: Tracker = { me: await issues.me(), label, mention };
  const listed = await issues.list(label);
  const ours = listed.filter((issue) => isOurs(issue, tracker));
  const steps = plan(listed, tracker);
  if (dry) return { did: steps.map((step) => ({ step, ...(step.number === undefined ? {} : { number: step.number }) })), issues: ours };
  const did: Did[] = [];
  for (const step of steps) did.push(...(await tried(step, () => doOne(step, issues, tracker, plan))));
  if (did.some(({ step, failed }) => step.does === "open" && failed === undefined)) did.push(...(await withoutTwins(issues, tracker, plan)));
  return { did, issues: ours };
}

async function tried(step: Step, act: () => Promise<Did[]>): Promise<Did[]> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [{ step, ...(step.number === undefined ? {} : { number: step.number }), failed: error.message }];
  }
}

async function doOne(step: Step, issues: Issues, tracker: Tracker, plan: ToKeep["plan"]): Promise<Did[]> {
  if (step.number === undefined) {
    const { title = "", body = "" } = step.write;
    return [doneAs(step, await issues.open({ title, body, label: tracker.label }))];
  }
  const now = await issues.get(step.number);
  if (!isOurs(now, tracker)) return [];
  const wanted = step.does === "close-duplicate" || step.does === "close-gone" ? (now.open ? step : undefined) : plan([now], tracker, false).find(({ number, subject }) => number === now.number && subject?.key === step.subject?.key);
  if (wanted === undefined) return [];
  const written = await issues.write(now.number, wanted.write);
  if (wanted.comment !== undefined) await issues.comment(now.number, wanted.comment);
  return [doneAs(wanted, written)];
}

const doneAs = (step: Step, { number, url }: HostIssue): Did => ({ step, number, ...(url === undefined ? {} : { url }) });

/** Closes the younger of two issues for one subject. */
async function withoutTwins(issues: Issues, tracker: Tracker, plan: ToKeep["plan"]): Promise<Did[]> {
  const did: Did[] = [];
  for (const step of plan(await issues.list(tracker.label), tracker, false).filter(({ does }) => does === "close-duplicate")) did.push(...(await tried(step, () => doOne(step, issues, tracker, plan))));
  return did;
}

/** The issue of a subject, as it was before. */
export const issueOf = (key: string, { issues }: Kept): Issue | undefined => issues.filter(({ body }) => markerOf(body)?.key === key).sort((a, b) => a.number - b.number)[0];
