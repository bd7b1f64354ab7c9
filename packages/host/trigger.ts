/** What started the run, and the ways to find the version to compare with, best first. */
export interface Trigger {
  readonly event: "pull_request" | "merge_group" | "push" | "workflow_run" | "none";
  readonly candidates: readonly Candidate[];
  /** Why there is nothing to compare with, where `candidates` is empty. */
  readonly why: string;
  readonly pull?: Pull;
  /** The pull request that a merge queue tries now, by the host's own name for its branch. */
  readonly queued?: number;
  /** The comment that was begun on a pull request. Only where to look: what it says, and whose it is, is asked of the host. */
  readonly commented?: { readonly pull: number; readonly comment: number };
  /** The run that this one speaks for, where another workflow has judged a pull request without the right to write. */
  readonly after?: EarlierRun;
}

/** A run of another workflow, as the host itself describes it: nothing here was written by that run. */
export interface EarlierRun {
  readonly id: number;
  readonly attempt: number;
  /** The commit that its author pushed, the branch it is on, and the repository of that branch. */
  readonly head: string;
  readonly branch: string;
  readonly owner: string;
  readonly repositoryId: number;
}

export interface Pull {
  readonly number?: number;
  /** The commit that its author pushed last. */
  readonly head?: string;
  /** It comes from another repository, or may, so that the token may only read. */
  readonly fork: boolean;
}

/** One way to find the base. */
export type Candidate =
  /** HEAD is the host's own merge of the change: it is `merge`, or its second parent is `head`, or its first is `into`. The base is its first parent. */
  | { readonly how: "first-parent"; readonly merge?: string; readonly head?: string; readonly into?: string; readonly ref: string }
  /** The host names the commit itself. */
  | { readonly how: "commit"; readonly sha: string; readonly ref?: string }
  /** The merge base of HEAD and a branch of the home repository; `tip` is the branch's newest commit, where the host says it. */
  | { readonly how: "merge-base"; readonly ref: string; readonly tip?: string };
