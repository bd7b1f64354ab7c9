import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { room } from "../host/repositories.ts";
import type { Permissions } from "../github/server.ts";
import { type Contexts, interpolate, interpolateAll, type Went } from "./expressions.ts";
import { runStep, type WrittenStep } from "./step.ts";
import type { JobResult, JobWorld, StepResult, World } from "./world.ts";

export interface WrittenJob {
  readonly env?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly WrittenStep[];
  readonly defaults?: { readonly run?: Readonly<Record<string, unknown>> };
}

/** Runs the steps of a job on a machine of its own: an empty workspace, a temporary folder, a token that may what the job may. `conditions` are the steps' `if`. */
export async function runJob(id: string, written: WrittenJob, conditions: readonly string[], permissions: Permissions, contexts: Contexts, world: World): Promise<JobResult> {
  const workspace = join(room(), "mesh");
  mkdirSync(workspace);
  const event_path = join(room(), "event.json");
  writeFileSync(event_path, JSON.stringify(world.payload));
  const github = { ...(contexts["github"] as object), event_path, workspace, job: id, token: world.token };
  const runner = { os: "Linux", arch: "X64", temp: room(), debug: "" };
  const base = { ...contexts, github, runner };
  const env = { ...(contexts["env"] as object), ...interpolateAll(written.env, base) };
  const job: JobWorld = { world, workspace, temp: runner.temp, permissions, contexts: base, env: {}, paths: [], posts: [] };
  world.github.permissions = permissions;
  const steps: Record<string, unknown> = {};
  const done: StepResult[] = [];
  let went: Went = "success";
  for (const [at, step] of (written.steps ?? []).entries()) {
    const result = await runStep({ ...written.defaults?.run, ...step }, conditions[at] ?? "success()", job, { ...base, env, steps, job: { status: went } }, went);
    done.push(result);
    if (result.id !== "") steps[result.id] = { outputs: result.outputs, outcome: result.outcome, conclusion: result.conclusion };
    if (result.conclusion === "failure") went = "failure";
  }
  for (const post of job.posts.reverse()) done.push(await post());
  if (done.some(({ conclusion }) => conclusion === "failure")) went = "failure";
  const outputs = Object.fromEntries(Object.entries(written.outputs ?? {}).map(([name, value]) => [name, interpolate(value, { ...base, env, steps })]));
  return { id, result: went, steps: done, outputs, permissions, workspace };
}
