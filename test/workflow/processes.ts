import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import { pathToFileURL } from "node:url";
import { gitEnv } from "../host/repositories.ts";
import { replay } from "../run/runner.ts";
import { fileCommands } from "./file-commands.ts";
import type { JobWorld } from "./world.ts";

/** What a process of a step left. */
export interface Left {
  readonly ok: boolean;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly commands: ReturnType<typeof replay>;
}

/** Runs a process as a step, with the runner's variables and files. Throws where it shows the token: no step may. */
export async function run(job: JobWorld, command: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Left> {
  const files = fileCommands();
  const [program = "", ...args] = command;
  const path = [...job.paths, process.env["PATH"] ?? ""].join(delimiter);
  const running = spawn(program, args, { cwd, env: { ...gitEnv, PATH: path, ...variables(job), ...job.env, ...env, ...files.env } });
  let log = "";
  for (const stream of [running.stdout, running.stderr]) stream.setEncoding("utf8").on("data", (text: string) => { log += text; });
  const [code] = (await once(running, "close")) as [number | null];
  const { outputs, env: more, state, paths, summary, tooLong } = files.read();
  Object.assign(job.env, more);
  job.paths.unshift(...paths);
  if (tooLong) log += "\n##[error]The summary of this step is longer than a runner takes, and is dropped.";
  const shown = log.split("\n").filter((line) => !line.startsWith("::add-mask::")).join("\n") + JSON.stringify({ outputs, summary });
  for (const secret of [job.world.token, Buffer.from(`x-access-token:${job.world.token}`).toString("base64")]) if (shown.includes(secret)) throw new Error(`A step shows the token: ${command.join(" ")}`);
  return { ok: code === 0 && !tooLong, log, outputs, state, summary, commands: replay(log) };
}

function variables({ world, workspace, temp, contexts }: JobWorld): Record<string, string> {
  const github = contexts["github"] as Record<string, unknown>;
  const plain = Object.entries(github).filter(([name, value]) => typeof value !== "object" && name !== "token");
  return {
    CI: "true", GITHUB_ACTIONS: "true", RUNNER_OS: "Linux", RUNNER_ARCH: "X64", RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: temp, ...world.env,
    ...Object.fromEntries(plain.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)])),
    GITHUB_WORKSPACE: workspace,
    // What git would ask of github.com it asks of the folder that stands for it.
    GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: `url.${pathToFileURL(world.server).href}/.insteadOf`, GIT_CONFIG_VALUE_0: "https://github.com/",
  };
}
