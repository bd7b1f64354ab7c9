import { join, resolve } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { say } from "./cli.ts";
import { commands } from "./commands.ts";
import type { Inputs, Io } from "./command.ts";
import { processIo } from "./io.ts";
import { reportFolder } from "./report-folder.ts";

/** Runs a verb as a step of GitHub Actions: inputs become options, the report is left for `verdict`. */
export async function runAction(name: string): Promise<void> {
  const world = processIo();
  try {
    const command = await commands[name]?.();
    if (command === undefined) throw new Error(`no verb ${name}`);
    const token = getInput("github-token");
    if (token !== "") setSecret(token);
    const io: Io = { ...world, cwd: resolve(world.cwd, getInput("working-directory") || "."), ...(token === "" ? {} : { token }) };
    const options = command.options.flatMap((option) => {
      const value = getInput(option.name);
      return value === "" ? [] : [[option.name, option.many ? value.split("\n") : [value]] as const];
    });
    const report = command.options.some((option) => option.name === "report") ? { report: [getInput("report") || join(reportFolder(io), `${name}.json`)] } : {};
    const files = command.takes === undefined ? [] : getInput(command.takes.name).split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const inputs: Inputs = { files, options: { ...Object.fromEntries(options), ...report } };
    process.exitCode = await command.run(inputs, io);
  } catch (error) {
    process.exitCode = say(error, world);
  }
}
