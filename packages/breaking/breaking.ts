import { fingerprint } from "#fingerprint";
import type { Change, Contract, Document, Location, Mesh, Reading } from "#model";
import { kindOf } from "./changes.ts";
import { compareContracts } from "./compare-contracts.ts";
import { type Reference, readersOf, referencesIn } from "./consumers.ts";
import { type Fact, fact } from "./fact.ts";
import { type Pairs, pair } from "./pair.ts";
import { elementName } from "./show.ts";

/** The files that differ, as they were and as they are, and everything that stands around them now. */
export interface Sides {
  readonly before: readonly Reading[];
  readonly after: readonly Reading[];
  readonly mesh: Mesh;
}

/** Two versions of a repository → every change of its contracts, by file, line, kind and path. Pure; gives no level. */
export function breaking({ before, after, mesh }: Sides): Change[] {
  const old = contractsIn(before);
  const now = contractsIn(after);
  const elsewhere = mesh.contracts.filter((contract) => !now.some((other) => other.at.file === contract.at.file));
  const { both, gone, fresh } = pairContracts(old, now);
  const unreadable = unreadableIn(after);
  const references = referencesIn(mesh);
  const changes = both.flatMap(([was, is]) => told([was, is], compareContracts(was, is), mesh, references));
  for (const contract of gone) {
    if (elsewhere.some(({ id, version }) => id === contract.id && version === contract.version)) continue;
    const lost = unreadable.some(({ file }) => file === contract.at.file);
    const at = unreadable.find(({ file }) => file === contract.at.file)?.problems[0]?.at ?? contract.at;
    changes.push(...told([contract], [fact(lost ? "contract-unreadable" : "contract-removed", [], at, contract.at)], mesh, references));
  }
  for (const contract of fresh) {
    const was = unreadableIn(before).some(({ file }) => file === contract.at.file);
    changes.push(...told([contract], [fact(was ? "contract-unreadable" : "contract-added", [], contract.at, undefined)], mesh, references));
  }
  return changes.sort((a, b) => byPlace(a.at, b.at) || compare(a.kind, b.kind) || compare(a.fingerprint, b.fingerprint));
}

/** By id, in the same file first; a contract without id on a side is the one of the same file that is left. */
function pairContracts(before: readonly Contract[], after: readonly Contract[]): Pairs<Contract> {
  const known = pair(before, after, [inFile, exactly, ({ id }) => id]);
  const rest = pair(known.gone, known.fresh, [({ at }) => at.file]);
  const sure = rest.both.filter(([was, is]) => was.id === undefined || is.id === undefined);
  const other = rest.both.filter((twins) => !sure.includes(twins));
  return { both: [...known.both, ...sure], gone: [...rest.gone, ...other.map(([was]) => was)], fresh: [...rest.fresh, ...other.map(([, is]) => is)] };
}

const inFile = ({ id, at }: Contract) => (id === undefined ? undefined : JSON.stringify([id, at.file]));
const exactly = ({ id, version }: Contract) => (id === undefined ? undefined : JSON.stringify([id, version ?? null]));

const documentsIn = (readings: readonly Reading[]): Document[] => readings.flatMap(({ documents }) => documents);
const contractsIn = (readings: readonly Reading[]) => documentsIn(readings).flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
const unreadableIn = (readings: readonly Reading[]) => documentsIn(readings).filter(({ model, problems }) => model === undefined && problems.length > 0);

/** `versions`: the contract as it was and as it is, or the one that there is. */
function told(versions: readonly Contract[], facts: readonly Fact[], mesh: Mesh, references: readonly Reference[]): Change[] {
  const contract = versions.find(({ id }) => id !== undefined) ?? versions[0];
  if (contract === undefined) return [];
  const readers = readersOf(versions, mesh, references);
  return facts.map(({ kind: id, path, before, after, at, was }) => {
    const kind = kindOf(id);
    const whole = [contract.id ?? contract.at.file, ...path];
    const about = { element: elementName(path.length === 0 ? whole : path), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
    const felt = kind.breaks.consumers !== "no" || kind.impact === "break" || kind.impact === "action";
    return {
      kind: id, path: whole, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }),
      breaks: kind.breaks, impact: kind.impact, message: kind.message(about), ...(kind.hint === undefined ? {} : { hint: kind.hint }),
      at, ...(was === undefined ? {} : { was }), hurt: felt ? readers(path) : [],
      fingerprint: fingerprint("breaking", id, whole, before ?? null, after ?? null),
    };
  });
}

const byPlace = (a: Location, b: Location) => compare(a.file, b.file) || a.line - b.line || a.column - b.column;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
