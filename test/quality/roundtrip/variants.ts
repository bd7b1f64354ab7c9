import type { Contract } from "#model";
import { type Break, breakOne, breaks, sample, type Table } from "#sample";
import type { CorpusContract } from "./corpus.ts";

/** Rows of a contract that keep it, or that break one promise of it; `tables` are those that differ from the rows that keep it, by the number of their object. */
export interface Variant {
  /** The contract with names of tables that are this variant's own; tables that are as they were have the names that they had. */
  readonly contract: Contract;
  readonly name: string;
  readonly breaking?: Break;
  readonly tables: ReadonlyMap<number, Named>;
  /** `check path` of what the sampler says that its rows do not keep. */
  readonly told: ReadonlySet<string>;
  /** Paths that the sampler does not look at. */
  readonly unread: readonly string[];
}

export interface Named {
  readonly name: string;
  readonly table: Table;
  /** The physical types of the contract, by the column of the plan. */
  readonly physical: readonly (string | undefined)[];
}

export const now = "2026-11-24T12:00:00Z";

/** The rows that keep a contract, then, for each kind of promise that can be broken in it, those that break one such promise. */
export function variantsOf({ name, contract }: CorpusContract, index: number, rows: number, seed: number, wanted: (kind: Break, at: number) => boolean = () => true): readonly Variant[] {
  const sampled = sample(contract, { rows, seed, now });
  const physical = sampled.plan.tables.map(({ columns }) => columns.map(({ property }) => property.physicalType));
  const base = sampled.tables.map((table, at): Named => ({ name: `c${index}_${at}`, table, physical: physical[at] ?? [] }));
  const common = { told: new Set(sampled.broken.map(({ check, path }) => `${check} ${path[0] ?? ""}`)), unread: sampled.told.filter(({ is }) => is === "unread").map(({ path }) => path.join(".")) };
  const found: Variant[] = [{ ...common, contract: renamed(contract, base), name, tables: new Map(base.entries()) }];
  for (const [at, kind] of breaks.entries()) {
    const broken = wanted(kind, at) ? breakOne(sampled, kind) : undefined;
    if (broken === undefined) continue;
    const changed = new Map(broken.tables.flatMap((table, object) => (table === sampled.tables[object] ? [] : [[object, { name: `c${index}_${object}_b${at}`, table, physical: physical[object] ?? [] }] as const])));
    found.push({ ...common, contract: renamed(contract, base.map((one, object) => changed.get(object) ?? one)), name: `${name} --break ${kind.id}`, breaking: kind, tables: changed });
  }
  return found;
}

const renamed = (contract: Contract, tables: readonly Named[]): Contract => ({ ...contract, objects: contract.objects.map((object, at) => ({ ...object, physicalName: tables[at]?.name ?? `nothing_${at}` })) });

/** Names that no database takes, or takes for one another, are no subject here: why a table cannot be written. */
export function whyNot({ table: { columns } }: Named): string | undefined {
  const names = columns.map(({ name }) => name.toLowerCase());
  if (columns.length === 0) return "a table without columns";
  if (new Set(names).size < names.length) return "names of columns that differ in case alone";
  return names.some((name) => Buffer.byteLength(name) > 63 || /^\s*$|[\u0000-\u001f]|\s$/.test(name)) ? "a name of a column that not every engine takes" : undefined;
}

export const canBeWritten = (one: Named): boolean => whyNot(one) === undefined;
