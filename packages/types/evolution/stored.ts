import type { Engine, OwnType, Stored } from "../engine.ts";
import { firstName, named } from "../names.ts";
import type { PhysicalType } from "../physical.ts";

const zoned: Readonly<Record<string, Readonly<Record<"with" | "without" | "local", string>>>> = {
  TIMESTAMP: { with: "TIMESTAMPTZ", without: "TIMESTAMP_NTZ", local: "TIMESTAMP_LTZ" },
  TIME: { with: "TIMETZ", without: "TIME", local: "TIMETZ" },
};
const unsigned: Readonly<Record<string, string>> = { TINYINT: "UTINYINT", SMALLINT: "USMALLINT", MEDIUMINT: "UINTEGER", INT: "UINTEGER", BIGINT: "UBIGINT" };

/** The names that a type answers to, the surest first: as written, then the one for all that mean the same; `timestamp with time zone` is `TIMESTAMPTZ`. */
function namesOf({ name, zone, unsigned: positive }: PhysicalType): readonly string[] {
  const first = firstName(name);
  const said = (zone === undefined ? undefined : zoned[first]?.[zone]) ?? (positive ? unsigned[first] ?? "" : undefined);
  return said === undefined ? [name, first] : [said];
}

const tables = new WeakMap<Engine, ReadonlyMap<string, readonly OwnType[]>>();

function rowsOf(engine: Engine): ReadonlyMap<string, readonly OwnType[]> {
  const known = tables.get(engine);
  if (known !== undefined) return known;
  const rows = new Map<string, OwnType[]>();
  for (const row of engine.types) for (const name of row.names.split(", ")) rows.set(name, [...(rows.get(name) ?? []), row]);
  tables.set(engine, rows);
  return rows;
}

/** How an engine stores a type: its own word and the sizes that count there; undefined where it has no such type or a size is missing. */
export function storedAs(engine: Engine, type: PhysicalType): Stored | undefined {
  const rows = rowsOf(engine);
  const names = namesOf(type);
  const row = [...names, "*"].flatMap((name) => rows.get(name) ?? []).find(({ only }) => only === undefined || within(type.parameters[0], only));
  if (row === undefined) return undefined;
  const sizes = sizesOf(type, row);
  return sizes === undefined ? undefined : { word: row.word === "*" ? names.at(-1) ?? type.name : row.word, sizes, type };
}

const within = (size: number | string | undefined, [from, to]: readonly [number, number]) => typeof size === "number" && size >= from && size <= to;

/** A length of 0 is none: Flink writes an unbounded `VARCHAR` so. */
function sizesOf({ parameters }: PhysicalType, { keeps, word }: OwnType): Stored["sizes"] | undefined {
  if (keeps === undefined) return [];
  if (keeps === "all") return parameters;
  const family = named(word)?.family;
  const isLength = family === "text" || family === "bytes";
  const sizes = keeps.map((bare, index) => {
    const written = parameters[index];
    if (written === undefined) return index > 0 && parameters.length > 0 ? 0 : bare;
    if (isLength && (written === "MAX" || written === 0)) return Infinity;
    return typeof written === "number" ? written : "written";
  });
  return sizes.every((size): size is number => typeof size === "number") ? sizes : undefined;
}
