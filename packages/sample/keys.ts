import { chanceOf } from "./chance.ts";
import type { Draft, Filling } from "./filling.ts";
import { type Tuple, tupleKey, tuplesOf } from "./links.ts";
import type { Key } from "./table.ts";
import type { Value } from "./value.ts";

/** A part of a key that is drawn as one: a column, or the columns of a foreign key. */
interface Part {
  readonly columns: readonly number[];
  readonly tuples: readonly Tuple[];
}

/** As many rows as every key has values for. */
export function rowsFor(draft: Draft, filling: Filling): number {
  let rows = draft.rows;
  for (const key of draft.plan.keys) {
    if (key.repeats > 0 || key.columns.some((column) => draft.plan.columns[column]?.nullable === true)) continue;
    const most = Math.max(1, partsOf(draft, key.columns, filling).reduce((product, { tuples }) => Math.min(1e9, product * tuples.length), 1));
    if (most >= rows) continue;
    filling.tell({ is: "fewer", path: key.path, at: key.at, message: `There are only ${most} different ${most === 1 ? "value" : "values"} for the key, so only ${most} of ${rows} rows are made.` });
    rows = most;
  }
  return rows;
}

/** Fills the columns of all keys, those of one column first. */
export function fillKeys(draft: Draft, filling: Filling): void {
  for (const key of [...draft.plan.keys].sort((a, b) => a.columns.length - b.columns.length)) {
    const open = key.columns.filter((column) => draft.columns[column] === undefined);
    const settled = key.columns.some((column) => isUnique(draft, column));
    if (open.length > 0 && !settled) fillKey(draft, key, open, filling);
  }
}

/** Whether a column that is filled has another value in every row. */
function isUnique({ plan, columns }: Draft, column: number): boolean {
  return columns[column] !== undefined && plan.columns[column]?.nullable !== true && plan.keys.some((key) => key.columns.length === 1 && key.columns[0] === column && key.repeats === 0);
}

function fillKey(draft: Draft, key: Key, open: readonly number[], filling: Filling) {
  const { columns, rows, plan } = draft;
  const set = key.columns.filter((column) => !open.includes(column));
  const parts = partsOf(draft, open, filling);
  const counts = new Map<string, number>();
  const places = Array.from({ length: rows }, (_, row) => {
    const before = tupleKey(set.map((column) => columns[column]?.[row] ?? null));
    const place = counts.get(before) ?? 0;
    counts.set(before, place + 1);
    return place;
  });
  const sizes = sizesFor(parts, Math.max(1, ...counts.values()));
  for (const { columns: own } of parts) for (const column of own) columns[column] = Array.from({ length: rows }, () => null);
  const nullable = open.some((column) => plan.columns[column]?.nullable === true);
  for (const [row, place] of places.entries()) {
    let left = row >= rows - key.repeats && row > 0 ? 0 : place;
    for (const [index, { columns: own, tuples }] of parts.entries()) {
      const size = sizes[index] ?? 1;
      const tuple = tuples[left % size];
      left = Math.floor(left / size);
      for (const [at, column] of own.entries()) put(columns[column], row, tuple?.[at] ?? null);
    }
    if (left > 0 && nullable) for (const column of open) if (plan.columns[column]?.nullable === true) put(columns[column], row, null);
  }
}

function put(values: Value[] | undefined, row: number, value: Value) {
  if (values !== undefined) values[row] = value;
}

/** The columns of a key by what they are drawn from: rows that a foreign key points at, else their own values. */
function partsOf(draft: Draft, columns: readonly number[], filling: Filling): readonly Part[] {
  const left = new Set(columns);
  const parts: Part[] = [];
  for (const link of [...draft.plan.links].sort((a, b) => b.columns.length - a.columns.length)) {
    if (link.to === draft.index || !link.columns.every((column) => left.has(column))) continue;
    const tuples = tuplesOf(link, filling);
    if (tuples === undefined) continue;
    for (const column of link.columns) left.delete(column);
    parts.push({ columns: link.columns, tuples: chanceOf(filling.seed, "key", ...link.path, String(link.columns)).shuffled(tuples) });
  }
  for (const column of left) {
    const found = filling.pools.of(draft.index, column);
    parts.push({ columns: [column], tuples: (found.length > 0 ? found : filling.pools.anyway(draft.index, column)).map((value) => [value]) });
  }
  return parts;
}

/** How many values of each part are used, so that there are as many keys as are needed and no part has all the variety. */
function sizesFor(parts: readonly Part[], needed: number): readonly number[] {
  const order = [...parts.keys()].sort((a, b) => (parts[a]?.tuples.length ?? 0) - (parts[b]?.tuples.length ?? 0));
  const sizes = parts.map(() => 1);
  let left = needed;
  for (const [done, index] of order.entries()) {
    const size = Math.max(1, Math.min(parts[index]?.tuples.length ?? 1, Math.ceil(left ** (1 / (order.length - done)) - 1e-9)));
    sizes[index] = size;
    left = Math.ceil(left / size);
  }
  return sizes;
}
