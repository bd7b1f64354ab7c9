import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { room } from "../host/repositories.ts";
import { node24 } from "../node24.mjs";
import type { WorkflowCommand } from "../run/runner.ts";
import { capped } from "./annotations.ts";
import { type Contexts, holds, interpolate, interpolateAll, type Went } from "./expressions.ts";
import { type Left, run } from "./processes.ts";
import { standInFor } from "./stand-ins.ts";
import { actionFolder, type Manifest, manifestIn } from "./uses.ts";
import type { JobWorld, StepResult } from "./world.ts";

/** A step as its YAML has it. */
export type WrittenStep = Readonly<Record<string, unknown>>;

/** What a step did; its commands are counted when all of it is done. */
type Done = Omit<Left, "state">;

/** Runs one step of a job, or says that it was skipped. `condition` is its `if` as GitHub completes it. */
export async function runStep(step: WrittenStep, condition: string, job: JobWorld, contexts: Contexts, went: Went): Promise<StepResult> {
  const uses = step["uses"] as string | undefined;
  const own = { ...contexts, env: { ...(contexts["env"] as object), ...job.env } };
  const named = { id: (step["id"] as string | undefined) ?? "", name: String(step["name"] ?? uses ?? step["run"] ?? "") };
  if (!holds(condition, own, went)) return { ...named, outcome: "skipped", conclusion: "skipped", log: "", outputs: {}, summary: "", annotations: [], dropped: 0 };
  const env = interpolateAll(step["env"], own);
  const done = await perform(step, job, { ...own, env: { ...(own.env as object), ...env } });
  return { ...named, ...result(done, truthy(step["continue-on-error"], own)) };
}

const truthy = (written: unknown, contexts: Contexts) => (typeof written === "string" ? interpolate(written, contexts) : String(written ?? false)) === "true";

function result(done: Done, goesOn: boolean) {
  const { kept, dropped } = capped(done.commands);
  const outcome: Went = done.ok ? "success" : "failure";
  return { outcome, conclusion: goesOn ? "success" : outcome, log: done.log, outputs: done.outputs, summary: done.summary, annotations: kept, dropped } as const;
}

async function perform(step: WrittenStep, job: JobWorld, contexts: Contexts): Promise<Done> {
  const env = contexts["env"] as Record<string, string>;
  if (typeof step["run"] === "string") {
    const file = join(room(), "script.sh");
    writeFileSync(file, interpolate(step["run"], contexts, job.workspace));
    const bash = step["shell"] === "bash" ? ["bash", "--noprofile", "--norc", "-eo", "pipefail", file] : ["bash", "-e", file];
    return run(job, bash, resolve(job.workspace, interpolate(String(step["working-directory"] ?? "."), contexts)), env);
  }
  const uses = String(step["uses"]);
  const given = interpolateAll(step["with"], contexts, job.workspace);
  const standIn = standInFor(uses);
  if (standIn !== undefined) return stood(() => standIn(given, job));
  const folder = actionFolder(uses, job.workspace);
  if (folder === undefined) throw new Error(`This runner has no ${uses}: give it a stand-in.`);
  const manifest = manifestIn(folder);
  const inputs = withDefaults(manifest, given, contexts, uses);
  return manifest.runs.using === "composite" ? composite(manifest, folder, inputs, job, contexts) : javascript(manifest, folder, inputs, job, contexts);
}

function stood(act: () => { readonly log: string; readonly outputs?: Readonly<Record<string, string>> }): Done {
  try {
    return { ok: true, summary: "", commands: [], outputs: {}, ...act() };
  } catch (error) {
    const log = `##[error]${(error as Error).message}`;
    return { ok: false, summary: "", commands: [{ name: "error", properties: {}, data: (error as Error).message }], outputs: {}, log };
  }
}

/** Throws for an input that the action does not have: a runner only warns, and nobody reads that. */
function withDefaults({ inputs = {} }: Manifest, given: Readonly<Record<string, string>>, contexts: Contexts, uses: string): Record<string, string> {
  for (const name of Object.keys(given)) if (!(name in inputs)) throw new Error(`Unexpected input '${name}' of ${uses}: it has ${Object.keys(inputs).join(", ")}`);
  return { ...Object.fromEntries(Object.entries(inputs).map(([name, { default: standard }]) => [name, interpolate(String(standard ?? ""), contexts)])), ...given };
}

async function javascript({ runs }: Manifest, folder: string, inputs: Readonly<Record<string, string>>, job: JobWorld, contexts: Contexts): Promise<Done> {
  const node = node24();
  if (node === undefined || runs.using !== "node24") throw new Error(`${folder} runs on ${runs.using}: there is Node 24 here, or none.`);
  const env = { ...(contexts["env"] as Record<string, string>), ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value])), GITHUB_ACTION_PATH: folder };
  const start = (file: string, more: Readonly<Record<string, string>> = {}) => run(job, [node, join(folder, file)], job.workspace, { ...env, ...more });
  const done = await start(String(runs.main));
  const { post } = runs;
  if (post !== undefined) job.posts.push(async () => ({ id: "", name: `Post ${folder}`, ...result(await start(post, Object.fromEntries(Object.entries(done.state).map(([name, value]) => [`STATE_${name}`, value]))), false) }));
  return done;
}

/** All steps of a composite action are one step: one log, one summary, one budget of annotations. */
async function composite({ runs, outputs = {} }: Manifest, folder: string, inputs: Readonly<Record<string, string>>, job: JobWorld, contexts: Contexts): Promise<Done> {
  const steps: Record<string, unknown> = {};
  const commands: WorkflowCommand[] = [];
  let [ok, log, summary] = [true, "", ""];
  const within = () => ({ ...contexts, inputs, steps, github: { ...(contexts["github"] as object), action_path: folder } });
  for (const step of runs.steps ?? []) {
    const own = within();
    const written = String(step["if"] ?? "success()").replace(/^\s*\$\{\{([^]*)\}\}\s*$/, "$1");
    const condition = /\b(?:always|success|failure|cancelled)\(\)/.test(written) ? written : `success() && (${written})`;
    if (!holds(condition, own, ok ? "success" : "failure")) {
      if (typeof step["id"] === "string") steps[step["id"]] = { outputs: {}, outcome: "skipped", conclusion: "skipped" };
      continue;
    }
    const done = await perform(step, job, { ...own, env: { ...(own as { env?: object }).env, ...interpolateAll(step["env"], own) } });
    const goesOn = truthy(step["continue-on-error"], own);
    [log, summary] = [`${log}${done.log}\n`, summary + done.summary];
    commands.push(...done.commands);
    ok &&= done.ok || goesOn;
    if (typeof step["id"] === "string") steps[step["id"]] = { outputs: done.outputs, outcome: done.ok ? "success" : "failure", conclusion: done.ok || goesOn ? "success" : "failure" };
  }
  return { ok, log, summary, commands, outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value = "" }]) => [name, interpolate(value, within())])) };
}
