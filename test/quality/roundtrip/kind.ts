import type { Table, TableColumn, Value } from "#sample";
import { logicalTypeOf, parsePhysicalType } from "#types";

/** What a column is stored as, wherever it is. */
export type Kind =
  | { readonly is: "text" | "integer" | "double" | "boolean" | "date" | "timestamp" | "timestamptz" | "time" }
  | { readonly is: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly is: "list" | "map"; readonly of: Kind }
  | { readonly is: "struct"; readonly fields: readonly { readonly name: string; readonly kind: Kind }[] };

type Want = NonNullable<TableColumn["want"]>;

const text: Kind = { is: "text" };
const isMap = (value: Value): value is ReadonlyMap<string, Value> => value instanceof Map;
const shapes: Readonly<Partial<Record<Kind["is"], RegExp>>> = { date: /^\d{4}-\d\d-\d\d$/, timestamp: /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/, timestamptz: /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/, time: /^\d\d:\d\d(:\d\d(\.\d+)?)?$/ };

/** Types of the contract that hold anything. */
const anything = /^(?:JSONB?|VARIANT|XML|INET|BYTEA|BLOB|BINARY|VARBINARY)\b/i;

/**
 * What a column is stored as: the first of the types that the contract names, physical before logical, in which every value has room, else a text. Moments with a format of their own are the texts
 * that it writes, but where the contract says that they are stored as moments.
 */
export function kindOf({ want, values }: TableColumn, physical: string | undefined): Kind {
  if (want === undefined || (physical !== undefined && anything.test(physical))) return text;
  const parsed = physical === undefined ? undefined : parsePhysicalType(physical);
  const said = parsed === undefined ? undefined : logicalTypeOf(parsed);
  const huge: Kind = { is: "decimal", precision: 38, scale: 0 };
  const isMoment = said === "date" || said === "timestamp" || said === "time";
  const first: readonly Kind[] = want.type === "number" && said === "integer" ? [{ is: "integer" }, huge] : isMoment && ["date", "timestamp", "time"].includes(want.type) ? [{ is: said === "timestamp" && (want.zoned === true || parsed?.zone === "with") ? "timestamptz" : said }] : /^(?:DEC|NUM)/i.test(physical ?? "") && want.type === "number" && decimalOf(want) === undefined ? [{ is: "decimal", precision: 38, scale: 10 }] : [];
  return [...first, wanted(want), ...(want.type === "integer" ? [huge] : [])].find((kind) => values.every((value) => holds(kind, value))) ?? text;
}

function wanted(want: Want): Kind {
  switch (want.type) {
    case "integer": return { is: "integer" };
    case "number": return decimalOf(want) ?? { is: "double" };
    case "boolean": return { is: "boolean" };
    case "date":
    case "time": return want.format === undefined && want.zoned !== true ? { is: want.type } : text;
    case "timestamp": return want.format !== undefined ? text : { is: want.zoned === true ? "timestamptz" : "timestamp" };
    case "vector": return { is: "list", of: { is: "double" } };
    case "array": return want.items === undefined ? text : { is: "list", of: wanted(want.items) };
    case "map": return want.value === undefined ? text : { is: "map", of: wanted(want.value) };
    case "object": return want.fields.length === 0 ? text : { is: "struct", fields: want.fields.map((field) => ({ name: field.name, kind: wanted(field) })) };
    default: return text;
  }
}

function holds(kind: Kind, value: Value): boolean {
  if (value === null) return true;
  switch (kind.is) {
    case "text": return typeof value === "string";
    case "integer": return (typeof value === "number" && Number.isInteger(value)) || (typeof value === "bigint" && BigInt.asIntN(64, value) === value);
    case "decimal": return (typeof value === "number" || typeof value === "bigint") && (kind.scale > 0 || Number.isInteger(Number(value))) && Math.abs(Number(value)) < 10 ** (kind.precision - kind.scale) && new RegExp(`^-?\\d+(\\.\\d{0,${kind.scale}})?$`).test(String(value));
    case "double": return typeof value === "number" || typeof value === "bigint";
    case "boolean": return typeof value === "boolean";
    case "list": return Array.isArray(value) && value.every((item: Value) => holds(kind.of, item));
    case "map": return isMap(value) && [...value.values()].every((item) => holds(kind.of, item));
    case "struct": return isMap(value) && [...value.keys()].every((key) => kind.fields.some(({ name }) => name === key)) && kind.fields.every(({ name, kind: inner }) => holds(inner, value.get(name) ?? null));
    default: return typeof value === "string" && shapes[kind.is]?.test(value) === true;
  }
}

function decimalOf({ limits }: Want): Kind | undefined {
  const held = limits.find((limit) => limit.is === "held");
  const [precision, scale = 0] = held?.is === "held" && /^(?:DECIMAL|NUMERIC|NUMBER|DEC)$/.test(held.by.name) ? held.by.parameters : [];
  return typeof precision === "number" && typeof scale === "number" && precision <= 38 && scale >= 0 && scale <= precision ? { is: "decimal", precision, scale } : undefined;
}

/** Columns with what they are stored as. */
export const columnsOf = ({ table, physical }: { readonly table: Table; readonly physical: readonly (string | undefined)[] }) => table.columns.map((column) => ({ column, kind: kindOf(column, physical[column.of ?? -1]) }));
