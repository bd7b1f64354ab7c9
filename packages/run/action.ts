import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { UsageError } from "#model";
import { either, named } from "#text";
import { say } from "./cli.ts";
import { commands } from "./commands.ts";
import type { Inputs, Io, Option } from "./command.ts";
import { processIo } from "./io.ts";
import { useProxy } from "./proxy.ts";
import { reportFolder } from "./report-folder.ts";

/** Runs a verb as a step of GitHub Actions: inputs become options, the report is left for `verdict`. */
export async function runAction(name: string): Promise<void> {
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
    const io: Io = { ...world, cwd, ...(token === "" ? {} : { token }) };
    const options = command.options.flatMap((option) => {
      const value = getInput(option.name);
      return value === "" ? [] : [[option.name, option.many ? value.split("\n") : [chosen(option, value)]] as const];
    });
    const report = command.options.some((option) => option.name === "report") ? { report: [getInput("report") || join(reportFolder(io), `${name}.json`)] } : {};
    const files = command.takes === undefined ? [] : getInput(command.takes.name).split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const inputs: Inputs = { files, options: { ...Object.fromEntries(options), ...report } };
    process.exitCode = await command.run(inputs, io);
  } catch (error) {
    process.exitCode = say(error, world);
  }
}

/** The value of an input as its option means it. Throws UsageError for one that it does not know. */
function chosen({ name, value, choices }: Option, given: string): string {
  const known = choices ?? (value === undefined ? ["true", "false"] : [given]);
  const said = value === undefined ? given.toLowerCase() : given;
  if (!known.includes(said)) throw new UsageError(`The input \`${name}\` is ${named(given)}: take ${either(known)}.`);
  return said;
}
