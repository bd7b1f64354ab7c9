import { existsSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { UsageError } from "#model";
import { either, named } from "#text";
import { bringDuckdb, type Pinned } from "./bring-duckdb.ts";
import { say } from "./cli.ts";
import { commands } from "./commands.ts";
import type { Inputs, Io, Option } from "./command.ts";
import { processIo } from "./io.ts";
import { useProxy } from "./proxy.ts";
import { reportFolder } from "./report-folder.ts";

/** Runs a verb as a step of GitHub Actions: inputs become options, the report is left for `verdict`; `duckdb`: what is brought where data is to be looked at. */
export async function runAction(name: string, { duckdb }: { readonly duckdb?: Pinned } = {}): Promise<void> {
  const world = processIo();
  try {
    const command = await commands[name]?.();
    if (command === undefined) throw new Error(`no verb ${name}`);
    const token = getInput("github-token");
    if (token !== "") setSecret(token);
    useProxy(world);
    const folder = getInput("working-directory") || ".";
    const cwd = resolve(world.cwd, folder);
    if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`There is no folder ${named(folder)}: check \`working-directory\`, and that actions/checkout ran before.`);
    const io: Io = { ...world, cwd, ...(token === "" ? {} : { token }), duckdb: duckdb === undefined ? nowhere : bringDuckdb(duckdb, world), tedious: notBrought };
    const options = command.options.flatMap((option) => {
      const value = getInput(option.name);
      return value === "" ? [] : [[option.name, option.many ? lines(value) : [chosen(option, value)]] as const];
    });
    const report = command.options.some((option) => option.name === "report") ? { report: [getInput("report") || join(reportFolder(io), `${name}.json`)] } : {};
    const files = command.takes === undefined ? [] : lines(getInput(command.takes.name));
    if (duckdb !== undefined) keepOutside(getInput("duckdb-path") || world.env["MESHGATE_DUCKDB"] || "", io);
    const inputs: Inputs = { files, options: { ...Object.fromEntries(options), ...report } };
    process.exitCode = await command.run(inputs, io);
  } catch (error) {
    process.exitCode = say(error, world);
  }
}

/** A step that brings no DuckDB looks for none: what lies around may be a pull request's. */
const nowhere = () => Promise.reject<string>(new UsageError("This action looks at no data: `actions/quality` does."));

/** What is beside an action may be a pull request's too, where a workflow takes the action from its own repository. */
const notBrought = () =>
  Promise.reject<string>(new UsageError("An action does not bring the driver for SQL Server: run `npm install tedious`, with `@duckdb/node-api` where files are measured too, in a folder outside of the checkout, and name it in `duckdb-path` or MESHGATE_DUCKDB."));

const lines = (text: string) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");

/** Code that a step loads never comes from the checkout, which may be that of a pull request. Throws UsageError. */
function keepOutside(folder: string, { cwd, env }: Io): void {
  const real = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));
  const way = relative(real(env["GITHUB_WORKSPACE"] || cwd), real(resolve(cwd, folder)));
  if (folder !== "" && !isAbsolute(way) && way.split(sep)[0] !== "..") throw new UsageError(`\`duckdb-path\` is ${named(folder)}, which lies in the checkout, where a pull request may write: take a folder outside, such as one in RUNNER_TEMP.`);
}

/** The value of an input as its option means it. Throws UsageError for one that it does not know. */
function chosen({ name, value, choices }: Option, given: string): string {
  const known = choices ?? (value === undefined ? ["true", "false"] : [given]);
  const said = value === undefined ? given.toLowerCase() : given;
  if (!known.includes(said)) throw new UsageError(`The input \`${name}\` is ${named(given)}: take ${either(known)}.`);
  return said;
}
