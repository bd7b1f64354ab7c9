import { formatOf, variable } from "./literal.ts";

/** From the first ordinal on, up to but without the second: versions as places in the standard's list. */
export type Range = readonly [number, number];
export type JsonType = "text" | "number" | "integer" | "flag" | "null" | "list" | "object";

/** What one value has to be, apart from what is inside it. */
export interface Leaf {
  readonly types: readonly JsonType[];
  readonly values?: readonly (readonly [string, ...Range])[];
  readonly pattern?: string;
  /** What the pattern asks for, in words. */
  readonly form?: string;
  readonly format?: string;
  /** First version whose texts may hold variables. */
  readonly variables?: number;
  readonly least?: number;
  readonly above?: number;
  readonly min?: number;
  readonly max?: number;
  readonly unique?: true;
  readonly names?: string;
  readonly entries?: number;
}

/** A key in a range of versions. */
export interface Row {
  readonly range: Range;
  readonly need?: Range;
  readonly leaf?: Leaf;
  /** What it is for; written down where it is needed. */
  readonly says?: string;
}

export interface Test {
  readonly key: string;
  readonly is?: readonly string[];
  readonly absent?: true;
  readonly present?: true;
}

/** The rows of a shape, or of one of its cases. */
export interface Part {
  readonly range?: Range;
  readonly when?: readonly Test[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly one?: readonly string[];
}

export interface Table {
  readonly called: string;
  readonly open?: Range;
  readonly parts: readonly Part[];
  /** Keys that tell which case holds, with their known values. */
  readonly tells: Readonly<Record<string, NonNullable<Leaf["values"]>>>;
  readonly alike?: readonly string[];
  readonly strangers?: Readonly<Record<string, readonly [string, string]>>;
}

type Bag = Readonly<Record<string, unknown>>;

interface Misfit<K extends string> {
  readonly is: K;
  readonly found: unknown;
  readonly leaf: Leaf;
}

/** What is wrong with one node. */
export type Fault =
  | { readonly is: "unknown"; readonly key: string; readonly data: Bag; readonly table: Table }
  | { readonly is: "missing"; readonly key: string; readonly data: Bag; readonly table: Table; readonly part: Part }
  | Misfit<"type"> | Misfit<"value"> | Misfit<"text"> | Misfit<"number"> | Misfit<"size">
  | { readonly is: "repeat"; readonly index: number; readonly first: number }
  | { readonly is: "name"; readonly key: string; readonly leaf: Leaf }
  | { readonly is: "choice"; readonly keys: readonly string[]; readonly found: readonly string[]; readonly table: Table; readonly part: Part; readonly data: Bag }
  | { readonly is: "alike"; readonly keys: readonly string[]; readonly data: Bag };

/** What a compiled validator is called with. */
export interface Run {
  /** The document's version as a place in the standard's list. */
  readonly version: number;
  /** Unknown keys are reported also where the standard lets them pass. */
  readonly closed?: boolean;
  report(path: string, fault: Fault): void;
}

export const inRange = (range: Range | undefined, version: number): boolean => range === undefined || (version >= range[0] && version < range[1]);
export const rowAt = (part: Part, key: string, version: number): Row | undefined =>
  Object.hasOwn(part.rows, key) ? part.rows[key]?.find(({ range }) => inRange(range, version)) : undefined;
const step = (path: string, key: string): string => `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
const there = (data: Bag, key: string): boolean => Object.hasOwn(data, key) && data[key] !== undefined;

const passes = (test: Test, data: Bag): boolean => {
  const found = there(data, test.key) ? data[test.key] : undefined;
  if (found === undefined) return test.absent === true;
  return test.present === true || (typeof found === "string" && test.is?.includes(found) === true);
};

export const holds = (part: Part, data: Bag, version: number): boolean =>
  inRange(part.range, version) && (part.when === undefined || part.when.some((test) => passes(test, data)));

/** Keys of one map: which are there, which are missing, which do not belong, and what each plain value has to be. */
export function keys(data: Bag, table: Table, path: string, run: Run): void {
  const { version } = run;
  const parts = table.parts.filter((one) => holds(one, data, version));
  for (const one of parts)
    for (const key of Object.keys(one.rows)) {
      const row = there(data, key) ? rowAt(one, key, version) : undefined;
      const fault = row?.leaf && wrong(data[key], row.leaf, version);
      if (fault) run.report(step(path, key), fault);
    }
  for (const { key, part } of missing(data, table, parts, version)) run.report(path, { is: "missing", key, data, table, part });
  for (const part of parts) {
    const found = part.one?.filter((key) => there(data, key)) ?? [];
    if (part.one !== undefined && found.length !== 1) run.report(path, { is: "choice", keys: part.one, found, table, part, data });
  }
  if (table.alike?.every((key) => there(data, key)) && new Set(table.alike.map((key) => typeOf(data[key]))).size > 1) run.report(path, { is: "alike", keys: table.alike, data });
  if (!run.closed && table.open !== undefined && inRange(table.open, version)) return;
  const allowed = isUndecided(data, table, version) ? table.parts.filter(({ range }) => inRange(range, version)) : parts;
  for (const key of Object.keys(data)) if (!allowed.some((one) => rowAt(one, key, version))) run.report(step(path, key), { is: "unknown", key, data, table });
}

/** A key that tells the case has a value that nobody knows, or is missing: that is said once, and no case is held against the other keys. */
export const isUndecided = (data: Bag, table: Table, version: number): boolean =>
  Object.entries(table.tells).some(([key, values]) => {
    if (there(data, key)) return !values.some(([value, ...range]) => value === data[key] && inRange(range, version));
    const base = table.parts[0];
    return base !== undefined && isNeeded(rowAt(base, key, version), version);
  });

const isNeeded = (row: Row | undefined, version: number): boolean => row?.need !== undefined && inRange(row.need, version);

function missing(data: Bag, table: Table, parts: readonly Part[], version: number): { key: string; part: Part }[] {
  const found = parts.flatMap((part) =>
    Object.keys(part.rows).filter((key) => !there(data, key) && isNeeded(rowAt(part, key, version), version)).map((key) => ({ key, part })));
  const untold = new Map<string, Set<Part>>();
  for (const { part } of found) {
    const test = part.when?.find((one) => one.absent && !there(data, one.key));
    if (test) untold.set(test.key, (untold.get(test.key) ?? new Set()).add(part));
  }
  for (const [key, guilty] of untold) {
    const base = table.parts[0];
    if (guilty.size > 1 && base !== undefined) return [...found.filter(({ part }) => !guilty.has(part)), { key, part: base }];
  }
  return found;
}

export function typeOf(value: unknown): JsonType | undefined {
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "flag";
  if (typeof value === "number") return !Number.isFinite(value) ? undefined : Number.isInteger(value) ? "integer" : "number";
  return Array.isArray(value) ? "list" : typeof value === "object" ? "object" : undefined;
}

/** Texts with a pattern or format and names with a pattern are longer than this only on purpose: no regular expression is run on them. */
const longest = 8192;
const patterns = new Map<string, RegExp>();
const fits = (pattern: string, value: string): boolean => {
  if (value.length > longest) return false;
  const known = patterns.get(pattern) ?? new RegExp(pattern, "u");
  patterns.set(pattern, known);
  return known.test(value);
};

/** The first thing that is wrong with a value, apart from what is inside it. */
export function wrong(found: unknown, leaf: Leaf, version: number): Fault | undefined {
  const type = typeOf(found);
  if (type === undefined || !(leaf.types.includes(type) || (type === "integer" && leaf.types.includes("number")))) return { is: "type", found, leaf };
  if (typeof found === "string") {
    if (leaf.values && !leaf.values.some(([value, ...range]) => value === found && inRange(range, version))) return { is: "value", found, leaf };
    if (leaf.pattern === undefined && leaf.format === undefined) return undefined;
    if (found.length > longest) return { is: "text", found, leaf };
    if (leaf.variables !== undefined && version >= leaf.variables && variable.test(found)) return undefined;
    if ((leaf.pattern !== undefined && !fits(leaf.pattern, found)) || (leaf.format !== undefined && !formatOf(leaf.format)(found))) return { is: "text", found, leaf };
  }
  if (typeof found === "number" && ((leaf.least !== undefined && found < leaf.least) || (leaf.above !== undefined && found <= leaf.above))) return { is: "number", found, leaf };
  if (Array.isArray(found)) {
    if (found.length < (leaf.min ?? 0) || found.length > (leaf.max ?? Infinity)) return { is: "size", found, leaf };
    return leaf.unique ? repeated(found) : undefined;
  }
  if (type === "object" && found !== null && typeof found === "object") {
    const names = Object.keys(found);
    if (names.length < (leaf.entries ?? 0)) return { is: "size", found, leaf };
    const odd = names.find((name) => leaf.names !== undefined && !fits(leaf.names, name));
    if (odd !== undefined) return { is: "name", key: odd, leaf };
  }
  return undefined;
}

function repeated(list: readonly unknown[]): Fault | undefined {
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const key = canonical(item);
    const first = seen.get(key);
    if (first !== undefined) return { is: "repeat", index, first };
    seen.set(key, index);
  }
  return undefined;
}

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return typeof value === "number" ? String(value === 0 ? 0 : value) : JSON.stringify(value);
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
};
