import { toNumber } from "#decimal";
import type { Sql } from "../../dialect.ts";
import type { Column } from "../../predicate.ts";
import { duplicates } from "../../sql/metric.ts";
import { columnOf, type Scope } from "../../sql/scope.ts";
import type { Database } from "./database.ts";
import type { Facts } from "./facts.ts";

export interface Asked {
  readonly database: Database;
  readonly scope: Scope;
  readonly from: Sql;
  readonly columns: readonly Column[];
  /** Only groups with a row that fits. */
  readonly within?: Sql;
  /** Whether the rows beyond the first of each group are all that is wanted. */
  readonly excessOnly: boolean;
  readonly facts: Facts | undefined;
  readonly memoryBytes: number;
}

export interface Duplicates {
  readonly groups: number;
  readonly rows: number;
  readonly excess: number;
}

/** Below this many rows a plain GROUP BY is as fast as anything. */
const large = 1_000_000;
const no: Duplicates = { groups: 0, rows: 0, excess: 0 };

/**
 * Duplicates, exactly, in bounded memory. A whole-numbered key whose values lie close together is marked in one bit each; texts and keys of several columns are grouped by their hash first, and the
 * few hashes that come twice are verified by the keys themselves; the rest is grouped as it is, and spills.
 */
export async function duplicatesOf(asked: Asked): Promise<Duplicates> {
  const { database, scope, from, columns, within, facts } = asked;
  const keys = columns.map((column) => columnOf(scope, column));
  const big = (facts?.rows ?? 0) >= large && within === undefined;
  const [only] = keys;
  if (big && keys.length === 1 && only?.holds === "integer") {
    const distinct = await marked(asked, only.sql);
    if (distinct !== undefined && (distinct.excess === 0 || asked.excessOnly)) return distinct.excess === 0 ? no : { groups: 0, rows: 0, excess: distinct.excess };
  } else if (big && keys.every(({ holds }) => holds !== "float" && holds !== "struct" && holds !== "list" && holds !== "other")) {
    const hash = `hash(${keys.map(({ sql }) => sql).join(", ")})`;
    const present = keys.map(({ sql }) => `${sql} IS NOT NULL`).join(" AND ");
    await database.ask(`CREATE OR REPLACE TEMP TABLE meshgate_twice AS SELECT h FROM (SELECT ${hash} AS h FROM ${from} WHERE ${present}) GROUP BY h HAVING COUNT(*) > 1`);
    const twice = Number((await database.ask("SELECT COUNT(*) FROM meshgate_twice")).rows[0]?.[0]);
    return twice === 0 ? no : counted(database, duplicates(scope, from, columns, { among: `${hash} IN (SELECT h FROM meshgate_twice)` }));
  }
  return counted(database, duplicates(scope, from, columns, within === undefined ? {} : { within }));
}

async function counted(database: Database, sql: Sql): Promise<Duplicates> {
  const [[groups, rows, excess] = []] = (await database.ask(sql)).rows;
  return { groups: Number(groups), rows: Number(rows), excess: Number(excess) };
}

/** Bits that are counted at once: each thread has a copy of them. */
const atOnce = 2 ** 26;

/**
 * One bit for each value between the least and the greatest, where the footers tell them, the values lie close together, and the bits fit into a sixteenth of the memory. Where there are many, one
 * part of the values after the other; row groups that have none of them are skipped.
 */
async function marked({ database, from, columns, facts, memoryBytes }: Asked, key: Sql): Promise<{ readonly excess: number } | undefined> {
  const range = columns[0]?.length === 1 ? facts?.columns.get(columns[0][0] ?? "")?.range : undefined;
  const [least, greatest] = [range?.least, range?.greatest].map((bound) => (bound === undefined ? undefined : toNumber(bound)));
  if (least === undefined || greatest === undefined || facts === undefined) return undefined;
  const bits = greatest - least + 1;
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(greatest) || bits > 1e9 || bits > 32 * facts.rows || Math.min(bits, atOnce) / 8 > memoryBytes / 16) return undefined;
  let excess = 0;
  for (let low = least; low <= greatest; low += atOnce) {
    const high = Math.min(low + atOnce - 1, greatest);
    const part = bits > atOnce ? ` WHERE ${key} BETWEEN ${low} AND ${high}` : "";
    const [[present, distinct] = []] = (await database.ask(`SELECT COUNT(${key}), bit_count(bitstring_agg(${key}, ${low}, ${high})) FROM ${from}${part}`)).rows;
    excess += Number(present) - Number(distinct ?? 0);
  }
  return { excess };
}
