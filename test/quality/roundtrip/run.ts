import type { CheckResult } from "#model";
import type { Session } from "#quality";
import type { CorpusContract } from "./corpus.ts";
import { type About, differences } from "./differences.ts";
import type { Ground } from "./ground.ts";
import { columnsOf, kindOf } from "./kind.ts";
import { type Named, type Variant, variantsOf, whyNot } from "./variants.ts";
import { verdictsOf } from "./verdicts.ts";

export interface Tally {
  contracts: number;
  variants: number;
  readonly broken: Map<string, number>;
  /** Verdicts that were compared with those of the first place, by place. */
  readonly compared: Map<string, number>;
  /** Verdicts that are others for a listed reason, by place and reason. */
  readonly listed: Map<string, number>;
  /** Tables that no place can write, by reason. */
  readonly unwritten: Map<string, number>;
  readonly outcomes: Map<string, number>;
  /** Columns whose promised type these tables have not (bytes, a map of narrower numbers): the sampler makes values, and types are the table's. */
  readonly storedOtherwise: Map<string, number>;
  readonly differences: string[];
  /** Promises that rows break and nobody was told of; breaks that are not caught; checks that nobody said would be broken with it. */
  readonly failed: string[];
}

export interface Running {
  readonly contracts: readonly CorpusContract[];
  readonly grounds: readonly Ground[];
  readonly rows: number;
  readonly seed: number;
  /** Which breaks of which contract are tried; all where it is left out. */
  readonly wanted?: (contract: number, kind: string, at: number) => boolean;
  readonly chunk?: number;
  readonly said?: (line: string) => void;
}

const more = (map: Map<string, number>, key: string, by = 1) => void map.set(key, (map.get(key) ?? 0) + by);

/** Makes rows that keep each contract, and rows that break one promise of it, writes them everywhere, and holds every verdict against that of the first place. */
export async function roundtrip({ contracts, grounds, rows, seed, wanted, chunk: size = 20, said = () => undefined }: Running): Promise<Tally> {
  const tally: Tally = { contracts: contracts.length, variants: 0, broken: new Map(), compared: new Map(), listed: new Map(), unwritten: new Map(), outcomes: new Map(), storedOtherwise: new Map(), differences: [], failed: [] };
  for (let start = 0; start < contracts.length; start += size) {
    const variants = contracts.slice(start, start + size).flatMap((one, at) => {
      const [base, ...rest] = variantsOf(one, start + at, rows, seed, (kind, nth) => wanted?.(start + at, kind.id, nth) ?? true);
      return base === undefined || !isWritten(base, tally) ? [] : [base, ...rest.filter((variant) => isWritten(variant, tally))];
    });
    const tables = [...new Map(variants.flatMap((variant) => [...variant.tables.values()].map((one) => [one.name, one] as const))).values()];
    const before = tally.differences.length + tally.failed.length;
    const verdicts = await Promise.all(grounds.map((ground) => allOn(ground, variants, tables, start)));
    const kept = new Map<string, readonly CheckResult[]>();
    for (const [nth, variant] of variants.entries()) {
      const first = verdicts[0]?.[nth] ?? [];
      if (variant.breaking === undefined) kept.set(variant.name, first);
      tally.variants += 1;
      grounds.forEach((ground, at) => compare(variant, ground, verdicts[at]?.[nth] ?? [], first, tally));
      judge(variant, first, kept.get(variant.name.split(" --break ")[0] ?? "") ?? [], tally);
    }
    said(`${Math.min(start + size, contracts.length)} of ${contracts.length} contracts, ${tally.variants} variants, ${tally.differences.length} differences, ${tally.failed.length} failed${[...tally.differences, ...tally.failed].length > before ? `: ${[...tally.differences, ...tally.failed].at(-1)?.slice(0, 300)}` : ""}`);
  }
  return tally;
}

/** The verdicts of one place; where it answers several at once, it is asked so. */
async function allOn(ground: Ground, variants: readonly Variant[], tables: readonly Named[], start: number): Promise<readonly (readonly CheckResult[])[]> {
  const first = await ground.open(tables, start);
  const found: (readonly CheckResult[])[] = [];
  const waiting = [...variants.entries()];
  const work = async (session: Session) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) found[next[0]] = await verdictsOf(next[1], session, ground);
    await session.close();
  };
  const others = await Promise.all(Array.from({ length: (ground.atOnce ?? 1) - 1 }, () => ground.open([], start)));
  await Promise.all([first, ...others].map(work));
  return found;
}

function isWritten(variant: Variant, tally: Tally): boolean {
  const why = [...variant.tables.values()].map(whyNot).find((reason) => reason !== undefined);
  if (why !== undefined) more(tally.unwritten, why);
  return why === undefined;
}

/** Promises that are written alike, one after the other. */
function numbered(results: readonly CheckResult[]): (readonly [string, CheckResult])[] {
  const seen = new Map<string, number>();
  return results.map((one) => {
    more(seen, one.fingerprint);
    return [`${one.fingerprint} ${seen.get(one.fingerprint)}`, one];
  });
}

const called = ({ check, path }: CheckResult) => `${check} ${path.slice(1).join(".")}`;

function compare(variant: Variant, ground: Ground, results: readonly CheckResult[], first: readonly CheckResult[], tally: Tally) {
  const ours = new Map(numbered(results));
  for (const [key, right] of numbered(first)) {
    const own = ours.get(key);
    more(tally.compared, ground.id);
    more(tally.outcomes, `${ground.id} ${own?.outcome ?? "nothing"}`);
    if (own?.outcome === right.outcome) continue;
    const about = aboutOf(variant, right);
    const reason = own === undefined ? undefined : differences.find((one) => one.is(ground.id, own, about, right));
    if (reason !== undefined) more(tally.listed, `${ground.id}: ${reason.id}`);
    else tally.differences.push(`${ground.id}: ${variant.name}: ${called(right)} (${about.kind?.is ?? "-"}${about.column?.values.includes(null) === true ? ", nulls" : ""}) is ${own?.outcome} [${own?.measured ?? ""} ${own?.reason ?? ""}], not ${right.outcome} [${right.measured ?? ""} ${right.reason ?? ""}]`);
  }
}

function aboutOf({ contract, tables }: Variant, { path: [, object, property] }: CheckResult): About {
  const at = contract.objects.findIndex(({ name }) => name === object);
  const own = contract.objects[at]?.properties.find(({ name }) => name === property);
  const column = tables.get(at)?.table.columns.find(({ name }) => name === (own?.physicalName ?? own?.name));
  const columns = tables.get(at)?.table.columns ?? [];
  return column === undefined ? { columns } : { kind: kindOf(column, own?.physicalType), column, columns };
}

/** What the rows of a variant should be said to break. */
function judge({ name, breaking, told, unread, tables }: Variant, results: readonly CheckResult[], before: readonly CheckResult[], tally: Tally) {
  const broken = results.filter(({ outcome }) => outcome === "broken");
  const isUnread = ({ path }: CheckResult) => unread.some((one) => `${path.slice(1).join(".")}.`.startsWith(`${one}.`) || `${one}.`.startsWith(`${path.slice(1).join(".")}.`));
  if (breaking === undefined) {
    for (const one of broken.filter(({ check, evidence }) => check === "column-type" && evidence === "metadata")) more(tally.storedOtherwise, `${name}: ${one.expected}`);
    for (const one of broken.filter(({ check, evidence }) => check !== "column-type" || evidence !== "metadata")) if (!told.has(`${one.check} ${one.path[1] ?? ""}`) && !isUnread(one)) tally.failed.push(`${name}: ${called(one)} is broken and was not told: ${one.message}`);
    return;
  }
  const asMoment = breaking.id === "moment-format" && [...tables.values()].some((one) => columnsOf(one).some(({ column, kind }) => (column.asItStands?.size ?? 0) > 0 && kind.is !== "text"));
  more(tally.broken, asMoment ? `${breaking.id} (stored as a moment)` : breaking.id);
  if (asMoment) return;
  const was = new Set(before.filter(({ outcome }) => outcome === "broken").map(({ fingerprint }) => fingerprint));
  const fresh = broken.filter(({ fingerprint }) => !was.has(fingerprint));
  const undecided = results.some(({ check, outcome }) => check === breaking.id && outcome === "unknown");
  if (!fresh.some(({ check }) => check === breaking.id)) {
    if (undecided) more(tally.broken, `${breaking.id} (not measured)`);
    else tally.failed.push(`${name} is not caught; broken: ${fresh.map(called).join(", ") || "nothing"}`);
  }
  for (const one of fresh) if (one.check !== breaking.id && !breaking.entails.includes(one.check)) tally.failed.push(`${name} breaks ${called(one)} too: ${one.message}`);
}
