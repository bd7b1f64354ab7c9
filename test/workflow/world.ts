import type { FakeGithub, Permissions } from "../github/server.ts";
import type { WorkflowCommand } from "../run/runner.ts";
import type { Contexts, Went } from "./expressions.ts";

/** Files of artifacts by the id of the run and their name: each is a folder. */
export type Artifacts = Map<number, Map<string, string>>;

/** What an event brings, and the GitHub that it happens on. */
export interface World {
  /** Folder of bare repositories, with `acme/mesh.git` in it. */
  readonly server: string;
  readonly github: Pick<FakeGithub, "url"> & { permissions: Permissions };
  readonly token: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sha: string;
  readonly ref: string;
  readonly run: number;
  readonly attempt?: number;
  readonly artifacts?: Artifacts;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Variables of the runner's machine. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files that belong to the workflows' repository, where a workflow calls another: path → text. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly id: string;
  readonly name: string;
  /** How it went, and how it counts after `continue-on-error`. */
  readonly outcome: Went | "skipped";
  readonly conclusion: Went | "skipped";
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The annotations that a runner keeps: ten of each kind. */
  readonly annotations: readonly WorkflowCommand[];
  /** How many were over that. */
  readonly dropped: number;
}

export interface JobResult {
  readonly id: string;
  readonly result: Went | "skipped";
  readonly steps: readonly StepResult[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly permissions: Permissions;
  readonly workspace: string;
}

/** What the steps of one job share. */
export interface JobWorld {
  readonly world: World;
  readonly workspace: string;
  readonly temp: string;
  readonly permissions: Permissions;
  readonly contexts: Contexts;
  /** Variables that steps left in GITHUB_ENV, and folders in GITHUB_PATH. */
  readonly env: Record<string, string>;
  readonly paths: string[];
  /** What has to be done when the job ends, last first. */
  readonly posts: (() => Promise<StepResult>)[];
}
