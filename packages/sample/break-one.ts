import { audit, type Broken } from "./audit.ts";
import type { Break } from "./break.ts";
import type { Sampled } from "./sample.ts";
import type { Table } from "./table.ts";

/** Rows that break one promise. */
export interface OneBroken {
  readonly tables: readonly Table[];
  /** The promises that these rows break and the others did not: the one that was meant first. */
  readonly broken: readonly Broken[];
}

/** Places that are tried before the best of them is taken. */
const mostTries = 60;

/**
 * Rows of a contract with one promise of a kind broken, at `path` (object, property …) or where it can be done alone; where it cannot, as few others with it as can be.
 * Undefined where the contract has no such promise there, or none that somebody can break.
 */
export function breakOne({ plan, tables, broken: already }: Sampled, { id, spots }: Break, path: readonly string[] = []): OneBroken | undefined {
  const before = new Set(already.map(nameOf));
  let best: OneBroken | undefined;
  for (const spot of spots(plan, tables).filter((one) => path.every((step, index) => one.path[index] === step)).slice(0, mostTries)) {
    const made = spot.broken();
    const closeness = (one: Broken) => (one.check === id ? 1 : 0) + (one.check === id && one.path.join("\u0000") === spot.path.join("\u0000") ? 1 : 0);
    if (made === undefined) continue;
    const broken = audit(plan, made).filter((one) => !before.has(nameOf(one))).sort((a, b) => closeness(b) - closeness(a));
    if (broken[0]?.check !== id || broken.length >= (best?.broken.length ?? Infinity)) continue;
    best = { tables: made, broken };
    if (broken.length === 1) break;
  }
  return best;
}

const nameOf = ({ check, path, at, says }: Broken): string => JSON.stringify([check, path, at.line, at.column, says]);
