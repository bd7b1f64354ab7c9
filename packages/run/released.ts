import { filesWith } from "#host";
import type { Contract } from "#model";
import { documentsOf, readCommitted } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** A contract as a commit has it: found, not there, or there and not to be read. */
export type Released = { readonly contract: Contract } | { readonly absent: true } | { readonly problem: string };

/** At most so many files of a commit are read in search of a contract. */
const most = 200;

/**
 * Finds contracts in commits by their ids, wherever they stood then: first in the file where they stand now, then in every file of the commit that holds
 * the id. `ids` are those that may be asked for. Each file of a commit is read once.
 */
export function releasedContracts(workspace: Workspace, ids: readonly string[]) {
  const read = new Map<string, Awaited<ReturnType<typeof readCommitted>>>();
  const holders = new Map<string, readonly string[]>();

  async function readingsOf(commit: string, files: readonly string[]) {
    const key = (file: string) => `${commit}:${file}`;
    const missing = files.filter((file) => !read.has(key(file)));
    const found = missing.length === 0 ? [] : await readCommitted(workspace, commit, missing);
    for (const file of missing) read.set(key(file), found.filter((reading) => reading.file === file));
    return files.flatMap((file) => read.get(key(file)) ?? []);
  }

  async function holdersOf(commit: string) {
    const known = holders.get(commit) ?? (await filesWith(workspace.repository, commit, ids)).filter((file) => /\.(?:ya?ml|json)$/i.test(file)).slice(0, most);
    holders.set(commit, known);
    return known;
  }

  async function find(commit: string, id: string, files: readonly string[], version: string | undefined): Promise<Released> {
    for (const places of [files, undefined]) {
      const readings = await readingsOf(commit, places ?? (await holdersOf(commit)));
      const twins = documentsOf(readings).flatMap(({ model }) => (model?.kind === "contract" && model.id === id ? [model] : []));
      const contract = twins.find((twin) => twin.version === version) ?? twins[0];
      if (contract !== undefined) return { contract };
      const broken = documentsOf(readings).find(({ model, problems }) => model === undefined && problems.some(({ rule }) => rule !== "unknown-format"));
      if (broken !== undefined && places === undefined) return { problem: `${broken.file} could not be read there: ${broken.problems[0]?.message ?? ""}` };
    }
    return { absent: true };
  }

  /** `ahead` reads many files of a commit at once, so that `find` need not read them one by one. */
  return { find, ahead: readingsOf };
}
