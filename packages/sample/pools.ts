import { chanceOf } from "./chance.ts";
import type { Limit } from "./limit.ts";
import { make, makeAnyway } from "./make.ts";
import type { Link } from "./references.ts";
import type { TablePlan } from "./table.ts";
import type { Value } from "./value.ts";
import type { Want } from "./want.ts";

/** Values that the columns of a plan draw from. Columns that a foreign key joins draw from the same ones, so that there is always something to point at. */
export interface Pools {
  /** Different values, as many as the rows of the largest table that draws from them, or fewer where there are fewer. */
  of(table: number, column: number): readonly Value[];
  /** Values for a column that has none that keep all its promises: they keep what they can. */
  anyway(table: number, column: number): readonly Value[];
  /** What is wanted of a column's values, with what the columns want that it is joined with. */
  want(table: number, column: number): Want;
}

export function poolsOf(plans: readonly TablePlan[], links: readonly Link[], seed: number, now: number): Pools {
  const family = familiesOf(links);
  const known = new Map<string, readonly Value[]>();
  const wants = new Map<string, Want>();
  const nameOf = (table: number, column: number) => family.get(`${table}.${column}`)?.[0] ?? `${table}.${column}`;
  const membersOf = (table: number, column: number) => (family.get(`${table}.${column}`) ?? [`${table}.${column}`]).map((name) => name.split(".").map(Number));
  const want = (table: number, column: number): Want => {
    const name = nameOf(table, column);
    const found = wants.get(name) ?? joined(membersOf(table, column).flatMap(([t = 0, c = 0]) => plans[t]?.columns[c]?.want ?? []));
    wants.set(name, found);
    return found;
  };
  const drawn = (table: number, column: number, way: "of" | "anyway"): readonly Value[] => {
    const key = `${way} ${nameOf(table, column)}`;
    const wanted = want(table, column);
    const rows = Math.max(1, ...membersOf(table, column).map(([t = 0]) => plans[t]?.rows ?? 0));
    const chance = chanceOf(seed, ...wanted.path);
    const values = known.get(key) ?? (way === "of" ? make(wanted, rows, chance, now) : makeAnyway(wanted, rows, chance, now));
    known.set(key, values);
    return values;
  };
  return { want, of: (table, column) => drawn(table, column, "of"), anyway: (table, column) => drawn(table, column, "anyway") };
}

/** Columns by the columns that they are joined with, themselves included, first of all the ones that are pointed at. */
function familiesOf(links: readonly Link[]): Map<string, readonly string[]> {
  const families = new Map<string, readonly string[]>();
  for (const { from, columns, to, parents } of links)
    for (const [index, column] of columns.entries()) {
      const [child, parent] = [`${from}.${column}`, `${to}.${parents[index] ?? 0}`];
      const both = [...new Set([...(families.get(parent) ?? [parent]), ...(families.get(child) ?? [child])])];
      for (const name of both) families.set(name, both);
    }
  return families;
}

/** Everything that several columns want. */
function joined(wants: readonly Want[]): Want {
  const [first] = wants;
  if (first === undefined) throw new Error("a column without a plan");
  const limits = new Map<string, Limit>();
  for (const limit of wants.flatMap((want) => want.limits)) limits.set(`${limit.check ?? ""} ${limit.says} ${limit.is === "end" ? limit.low : ""}`, limit);
  return { ...first, limits: wants.length === 1 ? first.limits : [...limits.values()] };
}
