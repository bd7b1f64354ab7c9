import { Command as Program, CommanderError, InvalidArgumentError, Option as Flag } from "commander";
import { UsageError } from "#model";
import type { Command, ExitCode, Inputs, Io, Option } from "./command.ts";
import { commands } from "./commands.ts";
import { processIo } from "./io.ts";
import { note } from "./note.ts";
import { useProxy } from "./proxy.ts";
import { version } from "./version.ts";

/** Runs the command line of this process. */
export async function runCli(): Promise<void> {
  const io = processIo();
  useProxy(io);
  process.exitCode = await main(process.argv.slice(2), io);
}

/** Arguments → exit code; says everything through `io`. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Program("meshgate")
    .description("The merge gate of a data mesh: lints data contracts, finds breaking changes, says one verdict.")
    .version(version, "-V, --version")
    .helpCommand("help [command]", "Show the help of a command")
    .showHelpAfterError("(see --help)")
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, getOutHelpWidth: () => io.terminal.columns, getErrHelpWidth: () => io.terminal.columns, outputError: (text, write) => write(text.replace(/^error: /, "meshgate: ")) })
    .addHelpText("after", start);
  const [asked = ""] = argv;
  const known = Object.hasOwn(commands, asked) ? [asked] : asked === "--version" || asked === "-V" ? [] : Object.keys(commands);
  try {
    for (const name of known) {
      const command = await commands[name]?.();
      if (command !== undefined) describe(program, command, async (inputs) => { code = await command.run(inputs, io); });
    }
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 || error.code === "commander.help" && argv.length === 0 ? 0 : 2;
    return say(error, io);
  }
}

/** An error → its line or its stack, and its exit code. */
export function say(error: unknown, io: Pick<Io, "err">): ExitCode {
  if (error instanceof UsageError) {
    note(io, `meshgate: ${error.message}`);
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  note(io, `meshgate: this is our mistake, not yours. Please report it with these lines:\nmeshgate ${version}, Node ${process.versions.node}, ${process.platform}-${process.arch}\n${stack}`);
  return 3;
}

function describe(program: Program, command: Command, act: (inputs: Inputs) => Promise<void>) {
  const { name, says, takes, options, examples } = command;
  const sub = program.command(name).description(says).allowExcessArguments(false);
  if (takes !== undefined) {
    const word = takes.many ? `${takes.name}...` : takes.name;
    sub.argument(takes.required ? `<${word}>` : `[${word}]`, takes.says);
  }
  for (const option of options) sub.addOption(flag(option));
  if (examples.length > 0) sub.addHelpText("after", `\nExamples:\n${examples.map(([line, means]) => `  ${line}\n      ${means}`).join("\n")}`);
  sub.action(async (...given: unknown[]) => {
    const values = sub.opts<Record<string, unknown>>();
    const files = takes === undefined ? [] : [given[0] ?? []].flat().map(String);
    const chosen = options.flatMap((option) => {
      const value = values[flag(option).attributeName()];
      return value === undefined ? [] : [[option.name, [value].flat().map(String)] as const];
    });
    await act({ files, options: Object.fromEntries(chosen) });
  });
}

function flag({ name, short, value, says, choices, many, default: usual }: Option): Flag {
  const dashes = `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}`;
  const made = new Flag(dashes, says);
  if (choices !== undefined) made.choices([...choices]);
  if (usual !== undefined) made.default(usual);
  if (many) made.argParser((given: string, before: string[] | undefined) => {
    if (given === "") throw new InvalidArgumentError("It is empty.");
    return [...(before ?? []), given];
  });
  return made;
}

const start = `
Start here:
  meshgate lint                 Every problem of every contract in this repository
  meshgate gate --base main     What this branch breaks, and for whom
  meshgate breaking --from old.avsc --to new.avsc
                                The same of two files, without a repository
  meshgate init                 Write meshgate.yaml and a workflow for GitHub

Exit codes: 0 pass or warn, 1 block, 2 the call must be mended, 3 our mistake.`;
