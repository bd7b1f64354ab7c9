import { inspect } from "node:util";
import { jsonLines, csvLines, type Table, type TableColumn, type Value } from "#sample";

/** Any canary: a word that is nowhere else, a number, a day; and pieces of them that were cut. */
export const canary = /CNRY[a-z0-9]{2}|7319\d{5}|1973-03-(?:19|20)/i;
const isMoment = /^\d{4}-\d\d-\d\d(?=T|$)/;

/** Words that stand for values: another one for each table, the same for the same value, so that keys stay keys and point at nothing. */
export function nest(salt: number) {
  const known = new Map<string, string>();
  const word = (text: string): string => {
    const there = known.get(text) ?? `CNRY${salt.toString(36)}q${known.size.toString(36).padStart(4, "0")}`;
    known.set(text, there);
    return there;
  };
  const within = (value: Value): Value => {
    if (typeof value === "number" || typeof value === "bigint") return 731_900_000 + (Number(BigInt.asUintN(16, BigInt(Math.trunc(Number(value)) || 0))) % 99_999);
    if (typeof value === "string") return isMoment.test(value) ? value.replace(isMoment, salt % 2 === 0 ? "1973-03-19" : "1973-03-20") : /^\d\d:\d\d/.test(value) ? value : word(value);
    if (Array.isArray(value)) return value.map((item: Value) => within(item));
    if (value instanceof Map) return new Map([...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [key, within(item)]));
    return value;
  };
  return { word, within };
}

/** Each cell another value of its type, and the second row the first one again. */
export function replanted(table: Table, salt: number): Table {
  const { within } = nest(salt);
  return { ...table, columns: table.columns.map((column): TableColumn => ({ ...column, values: twice(column.values).map((value) => mapped(column, within(value), salt)) })) };
}

/** Keys of maps are values too. */
function mapped(column: TableColumn, value: Value, salt: number): Value {
  return column.type === "map" && value instanceof Map ? new Map([...(value as ReadonlyMap<string, Value>)].map(([, item], index) => [`CNRY${salt.toString(36)}k${index}`, item])) : value;
}

const twice = (values: readonly Value[]): readonly Value[] => values.map((value, row) => (row === 1 ? (values[0] ?? null) : value));

/** Every way in which the rows of a table may be bad, as the lines of a file. */
export const ways: readonly { readonly id: string; readonly format: "csv" | "ndjson" | "parquet"; readonly lines?: (table: Table, salt: number) => readonly string[] }[] = [
  /** Words in every column, whatever it should be. */
  { id: "words", format: "csv", lines: (table, salt) => {
    const { word } = nest(salt);
    const [head = "", ...rows] = csvLines({ ...table, columns: table.columns.map((column) => ({ ...column, values: twice(column.values).map((value) => (value === null ? null : word(inspect(value, { depth: Infinity })))) })) });
    return [head, ...rows];
  } },
  /** Other values of the type, also inside of lists and objects. */
  { id: "values", format: "ndjson", lines: (table, salt) => [...jsonLines(replanted(table, salt))] },
  { id: "stored", format: "parquet" },
  /** No header: the first row is where names should be. Then too many fields, and a quote that is never closed. */
  { id: "headless", format: "csv", lines: (table, salt) => {
    const { word } = nest(salt);
    const row = (from: string) => `${table.columns.map(({ name }) => word(`${from}${name}`)).join(",")}\n`;
    return [row("a"), row("b"), row("b"), `${word("more")},${row("c")}`, `"${word("open")},${row("d")}`];
  } },
  /** Lines that are no JSON, and objects under other names. */
  { id: "broken-lines", format: "ndjson", lines: (table, salt) => {
    const { word } = nest(salt);
    return [...[...jsonLines(replanted(table, salt))].map((line, at) => (at === 2 ? `${line.trimEnd().slice(0, -1)}\n` : line)), `{"${table.columns[0]?.name ?? "a"}": "${word("x")}\n`, `["${word("list")}"]\n`, `${word("bare")}\n`];
  } },
];
