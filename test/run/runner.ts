import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gitEnv, room } from "../host/repositories.ts";
import { node24 } from "../node24.mjs";

const built = resolve(import.meta.dirname, "../../dist");

/** The token of the job; no output may ever hold it. */
export const token = "ghs_0123456789abcdefSECRETtoken";

export interface Job {
  readonly cwd: string;
  readonly event: string;
  readonly payload: unknown;
  /** Folder of the server, with `acme/mesh.git` in it. */
  readonly server?: string;
  readonly sha?: string;
  /** RUNNER_TEMP, which the steps of one job share. */
  readonly temp?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the action is built. */
  readonly dist?: string;
}

export interface Step {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What a runner takes out of the log. */
  readonly commands: readonly WorkflowCommand[];
}

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Runs a built action as a step on GitHub's runner would. */
export function step(verb: string, job: Job): Step {
  const { node, main, files, options } = prepared(verb, job);
  const done = spawnSync(node, [main], { ...options, encoding: "utf8" });
  if (done.error !== undefined) throw done.error;
  return stepOf(done.status, done.stdout + done.stderr, files);
}

/** The same while this process goes on, so that it can be the server that the action asks. */
export async function stepBeside(verb: string, job: Job): Promise<Step> {
  const { node, main, files, options } = prepared(verb, job);
  const running = spawn(node, [main], options);
  const log = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) running[name].setEncoding("utf8").on("data", (text: string) => { log[name] += text; });
  const [code] = (await once(running, "close")) as [number | null];
  return stepOf(code, log.stdout + log.stderr, files);
}

function prepared(verb: string, { cwd, event, payload, server, sha, temp = room(), inputs = {}, env = {}, dist = built }: Job) {
  const main = join(dist, `${verb}.mjs`);
  if (!existsSync(main)) throw new Error(`${main} is not there: run \`npm run build\` first.`);
  const node = node24();
  if (node === undefined) throw new Error("There is no Node 24: run `npm ci` with optional dependencies.");
  const files = room();
  for (const name of ["output", "summary"]) writeFileSync(join(files, name), "");
  writeFileSync(join(files, "event.json"), JSON.stringify(payload));
  mkdirSync(temp, { recursive: true });
  const given = { "github-token": token, "working-directory": ".", ...inputs };
  const options = {
    cwd,
    env: {
      ...gitEnv,
      GITHUB_ACTIONS: "true", CI: "true", GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(files, "event.json"), GITHUB_REPOSITORY: "acme/mesh",
      GITHUB_SERVER_URL: server === undefined ? "https://github.invalid" : pathToFileURL(server).href, GITHUB_API_URL: "http://127.0.0.1:9",
      GITHUB_OUTPUT: join(files, "output"), GITHUB_STEP_SUMMARY: join(files, "summary"), GITHUB_WORKSPACE: cwd, RUNNER_TEMP: temp,
      ...(sha === undefined ? {} : { GITHUB_SHA: sha }),
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase().replaceAll(" ", "_")}`, value])),
      ...env,
    },
  };
  return { node, main, files, options };
}

function stepOf(code: number | null, log: string, files: string): Step {
  return { code: code ?? -1, log, outputs: outputsIn(readFileSync(join(files, "output"), "utf8")), summary: readFileSync(join(files, "summary"), "utf8"), commands: replay(log) };
}

/** The file of outputs as the runner reads it: `name<<delimiter`, lines, `delimiter`. */
function outputsIn(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, end] = /^([^=]+?)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (name === undefined || end === undefined) continue;
    const until = lines.indexOf(end, at + 1);
    found[name] = lines.slice(at + 1, until).join("\n");
    at = until;
  }
  return found;
}

/**
 * The workflow commands of a log (actions/runner, ActionCommand.cs): `::name a=b,c=d::data` after white space at the start of a line,
 * `##[name a=b;c=d]data` anywhere. Characters that weigh nothing in a comparison are taken out first.
 */
export function replay(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((written) => {
    const line = written.replace(/[\p{Cf}\u0000-\u0008\u000e-\u001f]/gu, "");
    const second = /^\s*::([^:\s]+)(?: ([^]*?))?::([^]*)$/.exec(line);
    const first = /##(?:\[|vso\[)([^\s\]]*)(?: ([^\]]*))?\]([^]*)$/i.exec(line);
    const [, name = "", properties = "", data = ""] = second ?? first ?? [];
    return second === null && first === null ? [] : [{ name, properties: propertiesIn(properties, second === null ? ";" : ","), data: undo(data) }];
  });
}

function propertiesIn(text: string, between: string): Record<string, string> {
  return Object.fromEntries(text.split(between).flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 0 ? [] : [[pair.slice(0, at).trim(), undo(pair.slice(at + 1)).replaceAll("%3A", ":").replaceAll("%2C", ",")]];
  }));
}

const undo = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
