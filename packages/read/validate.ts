import type { Json, Path } from "#model";
import type { Fault, Run } from "./check.ts";
import { explain, isNewer, outdated, type Spoken, type StructureProblem } from "./explain.ts";

export type { StructureProblem };

/** A document and a version of its standard (without `v`, one that the format lists) → everything that is wrong with its structure. */
export type StructureCheck = (value: Json, version: string) => readonly StructureProblem[];

/** Problems said of one document; the rest is counted. */
const most = 1000;

interface Validator {
  readonly standard: Spoken;
  readonly validate: (this: Run, value: unknown) => boolean;
}

const validators: Readonly<Record<string, () => Promise<Validator>>> = {
  odcs: () => import("./validators/odcs.js"),
  odps: () => import("./validators/odps.js"),
  dcs: () => import("./validators/dcs.js"),
  card: () => import("./validators/card.js"),
  consumer: () => import("./validators/consumer.js"),
};

/**
 * The structure check of a format. A document with problems in the version that it names and none in a later one gets one `later-version`
 * problem instead, where it uses something that came with that version. The
 * validator is loaded when it is first asked for. Throws for an unknown format or version: that is our mistake.
 */
export async function structureOf(format: string): Promise<StructureCheck> {
  const load = validators[format];
  if (load === undefined) throw new Error(`no validator for the format ${format}`);
  const { standard, validate } = await load();
  return (value, version) => {
    const ordinal = standard.versions.indexOf(version);
    if (ordinal < 0) throw new Error(`${standard.title} has no version ${version}`);
    const faultsIn = (place: number, closed = false): { readonly found: (readonly [Path, Fault])[]; readonly more: number } => {
      const found: (readonly [Path, Fault])[] = [];
      let more = 0;
      const run: Run = {
        version: place, closed,
        report(pointer, fault) {
          if (found.length < most) found.push([pathOf(pointer, value), fault]);
          else more += 1;
        },
      };
      validate.call(run, value);
      return { found, more };
    };
    const { found, more } = faultsIn(ordinal);
    if (found.length === 0) return [];
    const later = standard.versions.findIndex((_, place) => place > ordinal && faultsIn(place).found.length === 0);
    const newer = later < 0 ? [] : faultsIn(ordinal, true).found.filter(([, fault]) => isNewer(fault, later));
    if (newer.length > 0) return [outdated(newer, standard, ordinal, later)];
    const problems = mended(found.map(([path, fault]) => ({ fault, problem: explain(path, fault, standard, ordinal) })));
    if (more === 0) return problems;
    return [...problems, { rule: "limit-exceeded", path: [], message: `${more} more problems are not shown.`, hint: `Mend the first ${most}, then look again.` }];
  };
}

/** A JSON pointer into a value → its steps; a step into a list is a number. */
function pathOf(pointer: string, value: Json): Path {
  let node: unknown = value;
  return pointer.split("/").slice(1).map((escaped) => {
    const key = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    const step = Array.isArray(node) ? Number(key) : key;
    node = typeof node === "object" && node !== null ? Reflect.get(node, step) : undefined;
    return step;
  });
}

/** One cause, one problem: nothing is said twice, and a misspelt key is not missed as well. */
function mended(all: readonly { readonly fault: Fault; readonly problem: StructureProblem }[]): StructureProblem[] {
  const place = (path: Path, key: string): string => JSON.stringify([...path, key]);
  const meant = new Set(all.flatMap(({ problem: { path, suggestion } }) => (suggestion === undefined ? [] : [place(path.slice(0, -1), suggestion)])));
  const said = new Map<string, StructureProblem>();
  for (const { fault, problem } of all) {
    const key = JSON.stringify([problem.rule, problem.path, problem.message]);
    if (!said.has(key) && !(fault.is === "missing" && meant.has(place(problem.path, fault.key)))) said.set(key, problem);
  }
  return [...said.values()];
}
