import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import type { Permissions } from "../github/server.ts";
import { type Contexts, holds, interpolate, interpolateAll, type Went } from "./expressions.ts";
import { readWorkflow } from "./github-parser.ts";
import { runJob, type WrittenJob } from "./job.ts";
import { atMost, tokenOf } from "./permissions.ts";
import type { JobResult, World } from "./world.ts";

interface Written extends WrittenJob {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly needs?: string | readonly string[];
  readonly permissions?: unknown;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, readonly unknown[]>> };
}

interface Workflow {
  readonly name?: string;
  readonly on: unknown;
  readonly env?: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Written>>;
}

/**
 * Runs a workflow as GitHub would for one event, and gives its jobs in the order in which they ran; those of a matrix have the id of the job and their place.
 * Throws for a workflow that GitHub refuses, and for an event that does not start it.
 */
export async function runWorkflow(name: string, text: string, world: World): Promise<readonly JobResult[]> {
  const workflow = parse(text) as Workflow;
  if (!eventsOf(workflow.on).includes(world.event)) throw new Error(`${name} does not run on ${world.event}`);
  return runJobs(name, text, world, { inputs: world.inputs ?? {} });
}

async function runJobs(name: string, text: string, world: World, contexts: Contexts, caller?: Permissions): Promise<readonly JobResult[]> {
  const { problems, template } = await readWorkflow(name, text);
  if (template === undefined) throw new Error(`${name} is no workflow: ${problems.join("; ")}`);
  const workflow = parse(text) as Workflow;
  const base: Contexts = { github: githubOf(workflow.name ?? name, world), secrets: { GITHUB_TOKEN: world.token, ...world.secrets }, vars: {}, ...contexts };
  const env = interpolateAll(workflow.env, base);
  const done: JobResult[] = [];
  const over = new Map<string, { readonly result: Went | "skipped"; readonly outputs: Readonly<Record<string, string>> }>();
  for (const { id: { value: id }, if: condition, ...job } of inOrderOfNeeds(template.jobs)) {
    const written = workflow.jobs[id] ?? {};
    const needed = (job.needs ?? []).map(({ value }) => value);
    const needs = Object.fromEntries(needed.map((one) => [one, over.get(one)]));
    const results = needed.map((one) => over.get(one)?.result);
    const asked = tokenOf(written.permissions ?? workflow.permissions, world);
    const permissions = caller === undefined ? asked : atMost(asked, caller);
    // A job whose needs failed or were skipped is skipped, unless its `if` says otherwise.
    const went = results.includes("failure") ? "failure" : results.every((one) => one === "success") ? "success" : "cancelled";
    if (!holds(condition.expression, { ...base, needs }, went)) {
      over.set(id, { result: "skipped", outputs: {} });
      done.push({ id, result: "skipped", steps: [], outputs: {}, permissions, workspace: "" });
      continue;
    }
    const runs: JobResult[] = [];
    for (const [at, matrix] of cells(written.strategy?.matrix).entries()) {
      const own = { ...base, env, needs, matrix, strategy: { "job-index": at } };
      if (job.type === "reusableWorkflowJob") runs.push(...(await call(String(written.uses), written.with, world, own, permissions)));
      else if ("steps" in job) runs.push(await runJob(id, written, job.steps.map((step) => step.if?.expression ?? "success()"), permissions, own, world));
    }
    const result = runs.some((one) => one.result === "failure") ? "failure" : "success";
    over.set(id, { result, outputs: Object.assign({}, ...runs.map(({ outputs }) => outputs)) as Record<string, string> });
    done.push(...runs);
  }
  return done;
}

/** A workflow that another one calls: of this repository, or one of `world.files`. */
async function call(uses: string, given: unknown, world: World, contexts: Contexts, permissions: Permissions): Promise<readonly JobResult[]> {
  const path = uses.replace(/^(?:\.\/|\$\/|meshgate\/meshgate\/)/, "").replace(/@\S+$/, "");
  const text = world.files?.[path] ?? readFileSync(join(resolve(import.meta.dirname, "../.."), path), "utf8");
  const { workflow_call: { inputs = {} } } = (parse(text) as { on: { workflow_call: { inputs?: Record<string, { type: string; default?: unknown; required?: boolean }> } } }).on;
  const values = (given ?? {}) as Record<string, unknown>;
  for (const name of Object.keys(values)) if (!(name in inputs)) throw new Error(`${uses} has no input ${name}`);
  const typed = Object.fromEntries(Object.entries(inputs).map(([name, { type, default: standard }]) => {
    const value = typeof values[name] === "string" ? interpolate(values[name], contexts) : values[name] ?? standard ?? "";
    return [name, type === "boolean" ? String(value) === "true" : value];
  }));
  return runJobs(path, text, world, { inputs: typed }, permissions);
}

function githubOf(workflow: string, { github: { url }, event, payload, sha, ref, run, attempt = 1 }: World) {
  const pull = payload["pull_request"] as { head: { ref: string }; base: { ref: string } } | undefined;
  return {
    event: payload, event_name: event, sha, ref, ref_name: ref.replace(/^refs\/(?:heads|tags|pull)\//, ""), head_ref: pull?.head.ref ?? "", base_ref: pull?.base.ref ?? "",
    repository: "acme/mesh", repository_owner: "acme", server_url: "https://github.com", api_url: url, graphql_url: url.endsWith("/api/v3") ? url.replace(/v3$/, "graphql") : `${url}/graphql`,
    run_id: String(run), run_attempt: String(attempt), run_number: "1", actor: "dana", workflow,
  };
}

/** Jobs, each after those that it needs. */
function inOrderOfNeeds<T extends { readonly id: { readonly value: string }; readonly needs?: readonly { readonly value: string }[] }>(jobs: readonly T[]): T[] {
  const order: T[] = [];
  while (order.length < jobs.length) {
    const next = jobs.find((job) => !order.includes(job) && (job.needs ?? []).every(({ value }) => order.some(({ id }) => id.value === value)));
    if (next === undefined) throw new Error("jobs need each other");
    order.push(next);
  }
  return order;
}

/** Every combination of a matrix; one that is empty without any. */
function cells(matrix: Readonly<Record<string, readonly unknown[]>> = {}): Record<string, unknown>[] {
  return Object.entries(matrix).reduce<Record<string, unknown>[]>((all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))), [{}]);
}

const eventsOf = (on: unknown): string[] => (typeof on === "string" ? [on] : Array.isArray(on) ? (on as string[]) : Object.keys(on as object));
