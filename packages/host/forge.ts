import type { Bytes } from "./refused.ts";
import type { EarlierRun } from "./trigger.ts";

/** What is said on a pull request, and whose change it is: all as the host tells it, nothing as an event does. */
export interface Talk {
  /** The newest commit. */
  readonly head: string;
  /** Who opened it; absent where the account is gone. */
  readonly author?: string;
  /** Who wrote or committed its commits, as far as the host knows an account; absent where there are too many to list. */
  readonly wrote?: readonly string[];
  readonly comments: readonly {
    readonly id: number;
    readonly url: string;
    readonly body: string;
    /** Absent where the account is gone. `person`: no bot or app; `known`: one of the repository's own, by what the host says of them. */
    readonly by?: { readonly login: string; readonly person: boolean; readonly known: boolean };
    readonly edited: boolean;
    readonly hidden: boolean;
  }[];
}

/** What of a pull request can be asked and written beside its comments. Every call throws Unwritten where the host refuses: one sentence that names the permission. */
export interface Forge {
  /** The open pull requests whose newest commit an earlier run judged: none where it was closed or pushed to since. */
  pullsOf(run: EarlierRun): Promise<readonly FoundPull[]>;
  /** A file as a commit has it. */
  textAt(commit: string, path: string, limit: number): Promise<Bytes>;
  /** The paths of all plain files of a commit. Throws Unwritten where there are more than the host lists. */
  filesAt(commit: string): Promise<readonly string[]>;
  /** Sets one status of a commit. `says` has at most 140 characters. */
  setStatus(commit: string, status: { readonly state: "success" | "failure"; readonly context: string; readonly says: string; readonly url?: string }): Promise<void>;
  stateOf(pull: number): Promise<PullState>;
  addLabel(pull: number, label: string): Promise<void>;
  /** A label that is gone already is gone. */
  removeLabel(pull: number, label: string): Promise<void>;
  /** Every team of the organisation that was ever asked to review the pull request, by its slug. */
  askedTeams(pull: number): Promise<readonly string[]>;
  askTeams(pull: number, slugs: readonly string[]): Promise<void>;
  /** The patch of each file of the pull request, as far as the host gives one. */
  patchesOf(pull: number): Promise<ReadonlyMap<string, string>>;
  remarksOn(pull: number): Promise<Remarks>;
  /** One review with all that is new. */
  review(pull: number, review: { readonly commit: string; readonly body: string; readonly remarks: readonly ToRemark[] }): Promise<void>;
  /** Brings own remarks up to date, hides those that are over and shows those that are true again, in one request. */
  mend(changes: { readonly update: readonly { readonly id: string; readonly body: string }[]; readonly hide: readonly string[]; readonly show: readonly string[] }): Promise<void>;
  talkOn(pull: number): Promise<Talk>;
  /** Whether a person may write to the repository; a sentence where the host does not say. */
  mayWrite(login: string): Promise<boolean | string>;
  /** Whether a person is in a team; a sentence where the host does not say. */
  isMember(organisation: string, team: string, login: string): Promise<boolean | string>;
  /** The newest run of a workflow for a pull request with this newest commit. */
  newestRun(workflow: string, head: string): Promise<EarlierRunState | undefined>;
  runAgain(run: number): Promise<void>;
}

export interface EarlierRunState {
  readonly id: number;
  readonly done: boolean;
  /** How it ended: `success`, `failure` … */
  readonly conclusion?: string;
}

export interface FoundPull {
  readonly number: number;
  /** The commit of the branch that it wants to merge into. */
  readonly base: string;
  readonly fork: boolean;
}

export interface PullState {
  readonly head: string;
  readonly draft: boolean;
  readonly labels: readonly string[];
}

/** What is said at lines of the pull request's diff. */
export interface Remarks {
  readonly head: string;
  readonly remarks: readonly Remark[];
}

export interface Remark {
  readonly id: string;
  readonly body: string;
  /** Whether the one who writes now wrote it. */
  readonly mine: boolean;
  /** Hidden as outdated, as we do it. */
  readonly hidden: boolean;
  /** Somebody closed the thread, or hid it for another reason. */
  readonly resolved: boolean;
  /** The lines it stood at are not in the diff any more. */
  readonly outdated: boolean;
}

/** A remark to make: at one line of the new text, or at the lines from `startLine` on. */
export interface ToRemark {
  readonly path: string;
  readonly line: number;
  readonly startLine?: number;
  readonly body: string;
}
