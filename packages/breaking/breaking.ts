import { fingerprint } from "#fingerprint";
import type { Change, Consumer, Contract, Described, Document, Location, Mesh, Product, Reading, Schema } from "#model";
import { kindOf } from "./changes.ts";
import { compareContracts } from "./contract/compare.ts";
import { type Linked, linkedReaders } from "./consumers/linked.ts";
import { once, possibleReaders, readersOf, readingIn, type WhoReads } from "./consumers.ts";
import { type Fact, fact } from "./fact.ts";
import { inOrder, type Pairs, pair } from "./pair.ts";
import { compareDrift } from "./drift.ts";
import { judges } from "./judges.ts";
import type { How, Later } from "./judge.ts";
import { compareProducts } from "./product/compare.ts";
import { named } from "#text";
import { elementName } from "./show.ts";
import { withWindows } from "./windows.ts";

/** The files that differ, as they were and as they are, and everything that stands around them now. */
export interface Sides {
  readonly before: readonly Reading[];
  readonly after: readonly Reading[];
  readonly mesh: Mesh;
  /** New path → old path of files that were moved. */
  readonly moved?: ReadonlyMap<string, string>;
  /** Files that are known to differ, even where nothing of them could be read on either side. */
  readonly touched?: ReadonlySet<string>;
  /** Who reads Protocol Buffers. */
  readonly strictness?: How["strictness"];
  /** The day, in UTC: `2026-09-28`. Without it no announced end has passed. */
  readonly today?: string;
  /** Each side is one file that its user calls the same, whatever id it says. */
  readonly alone?: boolean;
  /** The schema files that the contracts of each side describe. */
  readonly described?: { readonly before: readonly Described[]; readonly after: readonly Described[] };
}

/** Two versions of a repository → every change of its contracts and schema files, by file, line, kind and path. Pure; gives no level. */
export async function breaking(sides: Sides): Promise<Change[]> {
  const judged = [...(await contractChanges(sides)), ...productChanges(sides), ...(await schemaChanges(sides)), ...driftChanges(sides)];
  const changes = [...judged, ...unreadableChanges(sides, judged)];
  return apart(changes.sort((a, b) => byPlace(a.at, b.at) || compare(a.kind, b.kind) || compare(a.fingerprint, b.fingerprint)));
}

/** Changes that are the same in all but their place (two columns of one name) are told apart by their order. */
function apart(changes: readonly Change[]): Change[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const times = seen.get(change.fingerprint) ?? 0;
    seen.set(change.fingerprint, times + 1);
    return times === 0 ? change : { ...change, fingerprint: fingerprint("breaking", change.fingerprint, times) };
  });
}

/** Texts that cannot be read and that nobody spoke of yet, because the other side has nothing like them or cannot be read either, untouched ones only where they are all that there is; and those that are gone. */
function unreadableChanges({ before, after, moved = new Map(), alone = false, touched = new Set() }: Sides, judged: readonly Change[]): Change[] {
  const there = new Set(after.flatMap(({ file }) => [file, moved.get(file) ?? file]));
  const gone = before.filter(({ file }) => !there.has(file)).flatMap(({ file, format, documents }) => unreadableIn([{ file, text: "", documents }]).slice(0, 1).map(({ problems: [first] }) =>
    toChange({ ...fact(format === undefined ? "contract-removed" : "schema-file-removed", [], top(file), first?.at), breaks: { consumers: "unknown", producers: "unknown" }, impact: "action", because: "It could not be read, so nobody knows what it promised." }, file, [])));
  const told = new Set(judged.flatMap(({ kind, at }) => (kind.endsWith("-unreadable") ? [at.file] : [])));
  const old = new Map(before.map(({ file, text, documents }) => [file, JSON.stringify([text, documents.map(({ problems }) => problems)])]));
  const differing = after.filter(({ file, text, documents }) => alone || (text === "" && touched.has(file)) || old.get(file) !== JSON.stringify([text, documents.map(({ problems }) => problems)]));
  return [...gone, ...differing.flatMap(({ file, format, documents }) => unreadableIn([{ file, text: "", documents }]).slice(0, told.has(file) ? 0 : 1).map(({ problems: [first] }) =>
    toChange(fact(format === undefined ? "contract-unreadable" : "schema-file-unreadable", [], first?.at ?? top(file), undefined), file, [])))];
}

const top = (file: string): Location => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });

/** The contracts of two sides, each with its twin. */
export function contractPairs({ before, after, moved = new Map() }: Pick<Sides, "before" | "after" | "moved">): Pairs<Contract> {
  return pairContracts(contractsIn(before), contractsIn(after), moved);
}

/** Two versions of one contract → what changed, and with a mesh whom it hurts. */
export async function contractDifference(was: Contract, is: Contract, today?: string, mesh?: Mesh): Promise<Change[]> {
  const facts = withWindows(await compareContracts(was, is), was, is, today);
  return apart(mesh === undefined ? facts.map((fact) => toChange(fact, was.id ?? is.id ?? was.at.file, [])) : toldOf([was, is], facts, readingIn(mesh)));
}

async function schemaChanges({ before, after, moved = new Map(), strictness, alone = false, described, mesh }: Sides): Promise<Change[]> {
  const [old, now] = [schemasIn(before), schemasIn(after)];
  const unreadable = { before: placesOf(unreadableIn(before)), after: placesOf(unreadableIn(after)) };
  const formats = new Set([...old, ...now].map(({ format }) => format));
  const changes: Change[] = [];
  const linked = linkedIn(described, readingIn(mesh));
  for (const format of formats) {
    const judge = (await judges[format]?.()) as ((before: readonly Schema[], after: readonly Schema[], how: How) => Later) | undefined;
    if (judge === undefined) throw new Error(`nobody judges ${format}`);
    const of = (all: readonly Schema[]) => all.filter((one) => one.format === format);
    for (const one of await judge(of(old), of(now), { moved, alone, unreadable, ...(strictness === undefined ? {} : { strictness }) })) changes.push(toChange(one, one.file, isFelt(one) ? linked(one.file, one.path, kindOf(one.kind).tolerance) : []));
  }
  return changes;
}

async function contractChanges({ before, after, mesh, moved = new Map(), today, alone = false, described }: Sides): Promise<Change[]> {
  const old = contractsIn(before);
  const now = contractsIn(after);
  const elsewhere = mesh.contracts.filter((contract) => !now.some((other) => other.at.file === contract.at.file));
  const { both, gone, fresh } = alone && old.length === 1 && now.length === 1 ? pair(old, now, [() => inOrder]) : pairContracts(old, now, moved);
  const [blind, blinded] = [unreadableIn(before), unreadableIn(after)];
  const reading = readingIn(mesh);
  const linked = linkedIn(described, reading);
  const told = (versions: readonly Contract[], facts: readonly Fact[]) => toldOf(versions, facts, reading, linked);
  const changes: Change[] = [];
  for (const [was, is] of both) changes.push(...told([was, is], withWindows(await compareContracts(was, is), was, is, today)));
  for (const contract of gone) {
    const kept = contract.id === undefined ? undefined : elsewhere.find(({ id, version }) => id === contract.id && version === contract.version);
    if (kept !== undefined) {
      changes.push(...told([contract, kept], withWindows(await compareContracts(contract, kept), contract, kept, today)));
      continue;
    }
    const lost = blinded.find(({ file }) => file === contract.at.file || moved.get(file) === contract.at.file);
    const facts = [fact(lost === undefined ? "contract-removed" : "contract-unreadable", [], lost?.problems[0]?.at ?? contract.at, contract.at)];
    changes.push(...told([contract], withWindows(facts, contract, undefined, today)));
  }
  for (const contract of fresh) {
    const was = blind.some(({ file }) => file === contract.at.file || file === moved.get(contract.at.file));
    changes.push(...told([contract], [fact(was ? "contract-readable" : "contract-added", [], contract.at, undefined)]));
  }
  return changes;
}

/** Where a contract and its schema file came apart or together. */
function driftChanges({ described, mesh }: Sides): Change[] {
  if (described === undefined) return [];
  const reading = readingIn(mesh);
  return compareDrift(described.before, described.after).flatMap(({ contract, facts }) => toldOf([contract], facts, reading));
}

/** Products by id, then by file. A port that goes hurts those who read its contract. */
function productChanges({ before, after, mesh }: Sides): Change[] {
  const { both, gone, fresh } = pair(productsIn(before), productsIn(after), [({ id, at }) => (id === undefined ? undefined : JSON.stringify([id, at.file])), ({ id }) => id, ({ at }) => at.file]);
  const name = ({ id, name: called, at }: Product) => id ?? called ?? at.file;
  const reading = readingIn(mesh);
  const readers = (product: Product, port: string | undefined) => {
    const ids = product.outputPorts.filter((one) => port === undefined || one.name === port || one.id === port).flatMap(({ contractId }) => contractId ?? []);
    const contracts = mesh.contracts.filter(({ id }) => id !== undefined && ids.includes(id));
    return possibleReaders(contracts, reading).filter((reader) => reader.product !== name(product));
  };
  const told = (product: Product, facts: readonly Fact[]) => facts.map((fact) => {
    const { impact } = kindOf(fact.kind);
    return toChange(fact, name(product), impact === "break" || impact === "action" ? readers(product, fact.path[0]) : []);
  });
  const lost = unreadableIn(after).map(({ file }) => file);
  return [
    ...both.flatMap(([was, is]) => told(was, compareProducts(was, is))),
    ...gone.flatMap((product) => told(product, [fact(lost.includes(product.at.file) ? "contract-unreadable" : "product-removed", [], product.at, product.at)])),
    ...fresh.flatMap((product) => told(product, [fact("product-added", [], product.at, undefined)])),
  ];
}

/** By id, in the same file first, wherever it was moved; a contract without id on a side is the one of the same file that is left. */
function pairContracts(before: readonly Contract[], after: readonly Contract[], moved: ReadonlyMap<string, string>): Pairs<Contract> {
  const now = new Set(after);
  const file = (contract: Contract) => (now.has(contract) ? moved.get(contract.at.file) : undefined) ?? contract.at.file;
  const inFile = (contract: Contract) => (contract.id === undefined ? undefined : JSON.stringify([contract.id, file(contract)]));
  const known = pair(before, after, [inFile, exactly, ({ id }) => id]);
  const rest = pair(known.gone, known.fresh, [file]);
  const sure = rest.both.filter(([was, is]) => was.id === undefined || is.id === undefined);
  const other = rest.both.filter((twins) => !sure.includes(twins));
  return { both: [...known.both, ...sure], gone: [...rest.gone, ...other.map(([was]) => was)], fresh: [...rest.fresh, ...other.map(([, is]) => is)] };
}

const exactly = ({ id, version }: Contract) => (id === undefined ? undefined : JSON.stringify([id, version ?? null]));

const documentsIn = (readings: readonly Reading[]): Document[] => readings.flatMap(({ documents }) => documents);
const contractsIn = (readings: readonly Reading[]) => documentsIn(readings).flatMap(({ model }) => (model?.kind === "contract" ? [model] : []));
const productsIn = (readings: readonly Reading[]) => documentsIn(readings).flatMap(({ model }) => (model?.kind === "product" ? [model] : []));
const schemasIn = (readings: readonly Reading[]) => documentsIn(readings).flatMap(({ schema }) => schema ?? []);
const unreadableIn = (readings: readonly Reading[]) => documentsIn(readings).filter(({ model, schema, problems }) => model === undefined && schema === undefined && problems.length > 0);
const placesOf = (documents: readonly Document[]) => new Map(documents.flatMap(({ file, problems }) => problems.slice(0, 1).map(({ at }) => [file, at] as const)));

/** `versions`: the contract as it was and as it is, or the one that there is. `linked`: who reads it through another contract, where it is a schema file itself. */
function toldOf(versions: readonly Contract[], facts: readonly Fact[], reading: WhoReads, linked: Linked = () => []): Change[] {
  const contract = versions.find(({ id }) => id !== undefined) ?? versions[0];
  if (contract === undefined) return [];
  const readers = readersOf(versions, reading);
  const files = new Set(versions.map(({ at }) => at.file));
  return facts.map((fact) => {
    const { tolerance } = kindOf(fact.kind);
    const all = (): Consumer[] => once([...readers(fact.path, tolerance), ...[...files].flatMap((file) => linked(file, fact.path, tolerance))]);
    return toChange(fact, contract.id ?? contract.at.file, isFelt(fact) ? all() : []);
  });
}

/** Whether readers have something to fear. */
function isFelt(fact: Fact): boolean {
  const kind = kindOf(fact.kind);
  const { consumers } = fact.breaks ?? kind.breaks;
  const impact = fact.impact ?? kind.impact;
  return consumers !== "no" || impact === "break" || impact === "action";
}

/** Who reads the data of schema files, by the contracts that name them. */
function linkedIn(described: Sides["described"], reading: WhoReads): Linked {
  if (described === undefined) return () => [];
  const all = linkedReaders([...described.before, ...described.after], (versions) => readersOf(versions, reading));
  return (file, path, tolerance) => once(all(file, path, tolerance));
}

/** `subject`: the contract's id, or the file of a schema. */
export function toChange({ kind: id, path, because, ...fact }: Fact, subject: string, hurt: Change["hurt"]): Change {
  const kind = kindOf(id);
  const { before, after, section, at, was, witness, difference, engines, window, exempt } = fact;
  const hint = window?.passed === true || exempt !== undefined ? "" : [kind.hint, fact.hint].filter((said) => said !== undefined).join(" ");
  const whole = [subject, ...path];
  const about = { element: path.length === 0 ? named(subject) : elementName(path), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  return {
    kind: id, path: whole, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), ...(section === undefined ? {} : { section }),
    breaks: fact.breaks ?? kind.breaks, impact: fact.impact ?? kind.impact, ...(witness === undefined ? {} : { witness }), ...(difference === undefined ? {} : { difference }), ...(engines === undefined ? {} : { engines }),
    message: because === undefined ? kind.message(about) : `${kind.message(about)} ${because}`, ...(hint === "" ? {} : { hint }),
    at, ...(was === undefined ? {} : { was }), hurt, ...(window === undefined ? {} : { window }), ...(exempt === undefined ? {} : { exempt }),
    fingerprint: fingerprint("breaking", id, whole, before ?? null, after ?? null),
  };
}

const byPlace = (a: Location, b: Location) => compare(a.file, b.file) || a.line - b.line || a.column - b.column;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
