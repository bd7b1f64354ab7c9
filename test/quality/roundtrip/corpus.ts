import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import fc from "fast-check";
import type { Contract } from "#model";
import { read } from "#read";
import { contracts as generated } from "../../sample/contracts.ts";

const home = resolve(import.meta.dirname, "../../..");
const official = resolve(home, "../shared");
const folders = ["specs/odcs/examples", "specs/odcs/negative", "specs/dcs/examples"].map((folder) => join(official, folder));
const ours = ["fixtures/sample", "fixtures/quality", "fixtures/repos", "fixtures/read"].map((folder) => join(home, folder));

export interface CorpusContract {
  readonly name: string;
  readonly contract: Contract;
  /** As it is written; shared by the contracts of one file. */
  readonly text: string;
}

/** Columns that a table may have to be one of the corpus: a table of thousands proves nothing more here. */
const mostColumns = 60;

/** Every contract that there is to try: the official examples beside the repository, the fixtures, and so many by chance. The same in every run. */
export async function corpusOf(byChance: number, seed: number): Promise<{ readonly contracts: readonly CorpusContract[]; readonly official: number; readonly fixtures: number }> {
  const [theirs, fixed] = [await below(folders), await below(ours)];
  const drawn: CorpusContract[] = [];
  for (const [index, text] of fc.sample(generated, { seed, numRuns: byChance }).entries()) drawn.push(...(await contractsIn(`generated-${index}`, "generated.odcs.yaml", new TextEncoder().encode(text))));
  return { contracts: [...theirs, ...fixed, ...drawn], official: theirs.length, fixtures: fixed.length };
}

async function below(all: readonly string[]): Promise<readonly CorpusContract[]> {
  const found: CorpusContract[] = [];
  for (const folder of all.filter((one) => existsSync(one)))
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.ya?ml$/.test(name)).sort()) found.push(...(await contractsIn(join(relative(home, folder), file), file, readFileSync(join(folder, file)))));
  return found;
}

async function contractsIn(name: string, file: string, bytes: Uint8Array): Promise<readonly CorpusContract[]> {
  const { documents } = await read(file, bytes);
  const models = documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
  return models.flatMap((contract, index) => (canBeMade(contract) ? [{ name: models.length === 1 ? name : `${name}#${index + 1}`, contract, text: new TextDecoder().decode(bytes) }] : []));
}

const canBeMade = ({ objects }: Contract): boolean => objects.length > 0 && objects.length <= 12 && objects.every(({ properties }) => properties.length > 0 && properties.length <= mostColumns);
