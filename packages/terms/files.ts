import type { Contract, Mesh } from "#model";

const known = new WeakMap<Mesh, Map<string, Contract[]>>();

/**
 * The contracts of a file that another file names: relative to it, from the root of the repository, or by its name alone where only one file has it.
 * An address on the web is never looked for here.
 */
export function contractsIn(file: string, from: Contract, mesh: Mesh): readonly Contract[] {
  if (/^https?:/i.test(file)) return [];
  const path = file.replace(/^file:\/+/i, "");
  const called = named(mesh).get(base(path)) ?? [];
  const folder = from.at.file.split("/").slice(0, -1);
  const beside = joined([...folder, ...path.split("/")]);
  const exact = called.filter(({ at }) => at.file === beside);
  if (exact.length > 0) return exact;
  const fromRoot = called.filter(({ at }) => at.file === joined(path.split("/")));
  if (fromRoot.length > 0) return fromRoot;
  return new Set(called.map(({ at }) => at.file)).size === 1 ? called : [];
}

function named(mesh: Mesh): Map<string, Contract[]> {
  const found = known.get(mesh);
  if (found !== undefined) return found;
  const names = new Map<string, Contract[]>();
  for (const contract of mesh.contracts) {
    const others = names.get(base(contract.at.file));
    if (others === undefined) names.set(base(contract.at.file), [contract]);
    else others.push(contract);
  }
  known.set(mesh, names);
  return names;
}

const base = (path: string) => path.slice(path.lastIndexOf("/") + 1);

function joined(steps: readonly string[]): string {
  const path: string[] = [];
  for (const step of steps) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
