import type { Forge, Here } from "#host";
import type { Reason, Report, Verdict } from "#model";
import type { Option } from "./command.ts";
import type { Workspace } from "./workspace.ts";

/** A place on the pull request where a verdict is said if its user asks for it. */
export interface Surface {
  /** The switch that asks for it. */
  readonly option: Option;
  /** Says it, and returns what was done in one sentence. Throws Unwritten where the host refuses. */
  say(about: ToSurface): Promise<string>;
}

export interface ToSurface {
  readonly forge: Forge;
  readonly here: Here;
  readonly workspace: Workspace;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly reports: readonly Report[];
  readonly gate: string;
  /** The commit that was judged: the author's, or on a push and in a merge queue the one that is checked out. */
  readonly commit: string | undefined;
  /** The page of the run. */
  readonly url: string | undefined;
  /** The pull request; absent where the event is about none. */
  readonly pull: { readonly number: number; readonly head: string; readonly fork: boolean } | undefined;
}

/** What is said where the event is about no pull request. */
export const noPull = "the event is about no pull request";
/** What is said where the pull request has gone on. */
export const outdated = "the pull request has a newer commit, whose own run speaks";
