import { realpathSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { readBytes } from "#host";
import { type Contract, UsageError } from "#model";
import { limits, read } from "#read";
import { named } from "#text";
import { readPiped } from "./documents.ts";
import type { Io } from "./command.ts";

/** The one contract of a file, wherever it lies, or of a pipe (`-`). Throws UsageError where there is none or more than one. */
export async function oneContract(given: string, io: Io): Promise<Contract> {
  const reading = given === "-" ? await readPiped(io, "stdin.yaml") : await readLoose(given, io);
  const contracts = reading.documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
  const [contract] = contracts;
  const [problem] = reading.documents.flatMap(({ problems }) => problems);
  if (contract === undefined) throw new UsageError(`${named(given)} holds no contract that can be read${problem === undefined ? "" : `: line ${problem.at.line}, ${problem.message}`} \`meshgate lint\` tells what is wrong.`);
  if (contracts.length > 1) throw new UsageError(`${named(given)} holds ${contracts.length} contracts: name a file with one.`);
  return contract;
}

async function readLoose(given: string, io: Io) {
  const path = resolve(io.cwd, given);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`There is no file ${named(given)}.`);
  const bytes = readBytes({ root: realpathSync(dirname(path)), prefix: "" }, basename(path), limits.bytes);
  if ("problem" in bytes) throw new UsageError(`${named(given)} was not read: ${bytes.message} ${bytes.hint}`);
  return read(relative(io.cwd, path).split(sep).join("/"), bytes.bytes);
}
