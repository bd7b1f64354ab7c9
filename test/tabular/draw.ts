import type { Random } from "../structure/random.ts";
import type { Column, Rule, Table } from "./contract.ts";

const patterns = ["^[a-c]*$", "^[a-c]{2}$", "^a", "b$", "^(ab|ba)+$", "^\\d{1,3}$", "^[a-z]+$"];
const words = ["a", "ab", "ba", "abc", "7", "42", "xyz"];
const types: Readonly<Record<Column["logicalType"], readonly string[]>> = {
  string: ["VARCHAR(3)", "VARCHAR(10)", "VARCHAR(20)", "TEXT"], integer: ["SMALLINT", "INT", "BIGINT", "DECIMAL(4,0)"], number: ["DECIMAL(4,2)", "DECIMAL(6,2)", "DECIMAL(6,3)", "DOUBLE"],
  boolean: ["BOOLEAN"], date: ["DATE"], object: [], array: [], map: [],
};
type Loose<T> = { -readonly [Key in keyof T]?: T[Key] | undefined };

/** A contract of one to three small tables. */
export function drawTables(random: Random): Table[] {
  return ["orders", "customers", "items"].slice(0, 1 + random.below(3)).map((name) => drawTable(random, name));
}

function drawTable(random: Random, name: string): Table {
  const properties = ["id", "code", "amount", "state", "note", "size"].slice(0, 1 + random.below(6)).map((column) => drawColumn(random, column, 0));
  const keyed = random.chance(0.4) ? properties.map((column, index) => (index === 0 ? { ...column, primaryKey: true, primaryKeyPosition: 1, required: true } : column)) : properties;
  return clean<Table>({ name, properties: keyed, physicalName: random.chance(0.2) ? `t_${name}` : undefined, quality: random.chance(0.15) ? [drawRule(random, "rowCount")] : undefined });
}

function drawColumn(random: Random, name: string, depth: number): Column {
  const logicalType = random.pick<Column["logicalType"]>(depth === 0 ? ["string", "string", "integer", "integer", "number", "boolean", "date", "object", "array", "map"] : ["string", "integer", "boolean", "date"]);
  return clean<Column>({
    name, logicalType, id: random.chance(0.3) ? `${name}_id` : undefined, physicalName: random.chance(0.15) ? `c_${name}` : undefined,
    physicalType: types[logicalType].length > 0 && random.chance(0.4) ? random.pick(types[logicalType]) : undefined,
    required: random.chance(0.4) || undefined, unique: (depth === 0 && isPlain(logicalType) && random.chance(0.15)) || undefined,
    logicalTypeOptions: random.chance(0.4) ? drawOptions(random, logicalType) : undefined,
    enum: random.chance(0.2) ? drawEnum(random, logicalType) : undefined,
    properties: logicalType === "object" ? ["x", "y"].map((inner) => drawColumn(random, inner, depth + 1)) : undefined,
    map: logicalType === "map" ? { key: { ...nameless(drawColumn(random, "", depth + 1)), logicalType: "string", physicalType: undefined, logicalTypeOptions: undefined, enum: undefined, required: undefined } as unknown as Omit<Column, "name">, value: nameless(drawColumn(random, "", depth + 1)) } : undefined,
    items: logicalType === "array" ? nameless(drawColumn(random, "", depth + 1)) : undefined,
    quality: depth === 0 && random.chance(0.1) ? [drawRule(random, random.pick(["nullValues", "duplicateValues"] as const))] : undefined,
  });
}

const isPlain = (type: Column["logicalType"]) => type !== "object" && type !== "array" && type !== "map";

function nameless(column: Column): Omit<Column, "name"> {
  const { name: _, id: __, physicalName: ___, ...rest } = column;
  return rest;
}

export function drawOptions(random: Random, type: Column["logicalType"]): Column["logicalTypeOptions"] {
  const some = (options: Readonly<Record<string, () => number | string | boolean>>) =>
    Object.fromEntries(Object.entries(options).filter(() => random.chance(0.4)).map(([key, value]) => [key, value()]));
  const number = (scale: number) => (random.below(12) - 3) * scale;
  const found = type === "string" ? some({ minLength: () => random.below(3), maxLength: () => 2 + random.below(10), pattern: () => random.pick(patterns) })
    : type === "integer" ? some({ minimum: () => number(1), maximum: () => number(1) + 9, exclusiveMinimum: () => number(1), exclusiveMaximum: () => number(1) + 10, multipleOf: () => 1 + random.below(4), format: () => random.pick(["i8", "u8", "i16", "i32"]) })
    : type === "date" ? some({ minimum: () => `2024-0${1 + random.below(4)}-01`, maximum: () => `2024-0${5 + random.below(4)}-01`, exclusiveMinimum: () => `2024-0${1 + random.below(6)}-15` })
    : type === "number" ? some({ minimum: () => number(0.5), maximum: () => number(0.5) + 5, exclusiveMaximum: () => number(0.5) + 6, multipleOf: () => random.pick([0.1, 0.25, 0.5, 1]) })
    : type === "array" ? some({ minItems: () => random.below(3), maxItems: () => 1 + random.below(4), uniqueItems: () => random.chance(0.7) }) : {};
  return Object.keys(found).length === 0 ? undefined : found;
}

export function drawEnum(random: Random, type: Column["logicalType"]): Column["enum"] {
  const pool = type === "string" ? words : type === "integer" ? [0, 1, 2, 3, 5, 8] : type === "number" ? [0.5, 1, 1.5, 2] : undefined;
  if (pool === undefined) return undefined;
  const values = pool.filter(() => random.chance(0.5));
  return (values.length === 0 ? pool.slice(0, 1) : values).map((value) => ({ value }));
}

export function drawRule(random: Random, metric: Rule["metric"]): Rule {
  const limit = random.below(3);
  const threshold = random.pick<Partial<Rule>>([{ mustBe: limit }, { mustBeLessThan: limit + 1 }, { mustBeLessOrEqualTo: limit }, { mustBeBetween: [0, limit + 1] }, { mustBeGreaterThan: metric === "rowCount" ? 0 : -1 }]);
  return { name: metric, metric, ...threshold };
}

/** One thing about a contract becomes another. */
export function mutate(random: Random, tables: readonly Table[]): Table[] {
  const at = random.below(tables.length);
  const table = tables[at];
  if (table === undefined) return [...tables];
  const put = (next: Table) => tables.map((one, index) => (index === at ? next : one));
  const choice = random.below(20);
  if (choice === 0) return tables.length > 1 ? tables.filter((one) => one !== table) : [...tables];
  if (choice === 1) return tables.length < 4 ? [...tables, drawTable(random, `more_${random.below(99)}`)] : [...tables];
  if (choice === 2) return put({ ...table, physicalName: `t_${random.below(3)}_${at}` });
  if (choice === 3) return put(clean<Table>({ ...table, quality: random.chance(0.3) ? undefined : [drawRule(random, "rowCount")] }));
  if (choice === 4) return put({ ...table, properties: [...table.properties, drawColumn(random, `new_${random.below(999)}`, 0)] });
  if (choice === 5 && table.properties.length > 1) return put({ ...table, properties: table.properties.filter((_, index) => index !== random.below(table.properties.length)) });
  if (choice === 6) return put({ ...table, properties: [...table.properties].reverse() });
  const which = random.below(table.properties.length);
  return put({ ...table, properties: table.properties.map((column, index) => (index === which ? changed(random, column, 0) : column)) });
}

function changed(random: Random, column: Column, depth: number): Column {
  const inner = column.properties ?? [];
  if (inner.length > 0 && random.chance(0.6)) {
    const which = random.below(inner.length);
    return { ...column, properties: inner.map((one, index) => (index === which ? changed(random, one, depth + 1) : one)) };
  }
  if (column.map !== undefined && random.chance(0.6)) return { ...column, map: { ...column.map, value: nameless(changed(random, { ...column.map.value, name: "" }, depth + 1)) } };
  if (column.items !== undefined && random.chance(0.6)) return { ...column, items: nameless(changed(random, { ...column.items, name: "" }, depth + 1)) };
  const type = column.logicalType;
  switch (random.below(12)) {
    case 0: return clean<Column>({ ...column, required: column.required ? undefined : true });
    case 1: return depth > 0 || !isPlain(type) ? column : clean<Column>({ ...column, unique: column.unique ? undefined : true });
    case 2: return types[type].length === 0 ? column : clean<Column>({ ...column, physicalType: random.chance(0.2) ? undefined : random.pick(types[type]) });
    case 3: return clean<Column>({ ...column, enum: random.chance(0.25) ? undefined : drawEnum(random, type) });
    case 4: return { ...column, name: depth > 0 && column.name === "" ? "" : `${column.name}_renamed` };
    case 5: return { ...column, physicalName: `c_${random.below(4)}_${column.name}` };
    case 6: return depth > 0 ? column : clean<Column>({ ...column, primaryKey: column.primaryKey ? undefined : true, primaryKeyPosition: column.primaryKey ? undefined : 1 });
    case 7: return depth > 0 ? column : clean<Column>({ ...column, quality: random.chance(0.3) ? undefined : [drawRule(random, random.pick(["nullValues", "duplicateValues"] as const))] });
    case 8: return { ...column, description: `note ${random.below(9)}` };
    case 9: return type === "integer" && column.enum === undefined && column.logicalTypeOptions?.["format"] === undefined ? clean<Column>({ ...column, logicalType: "number", physicalType: undefined }) : column;
    default: return clean<Column>({ ...column, logicalTypeOptions: nudged(random, column) });
  }
}

/** One option more, less, or a little other. */
function nudged(random: Random, { logicalType, logicalTypeOptions = {} }: Column): Column["logicalTypeOptions"] {
  const keys = Object.keys(logicalTypeOptions);
  const key = keys.length === 0 ? undefined : random.pick(keys);
  if (key === undefined || random.chance(0.3)) return { ...logicalTypeOptions, ...drawOptions(random, logicalType) };
  const { [key]: value, ...rest } = logicalTypeOptions;
  if (random.chance(0.25)) return Object.keys(rest).length === 0 ? undefined : rest;
  if (typeof value === "number") return { ...rest, [key]: key === "multipleOf" ? value * 2 : key.endsWith("Length") || key.endsWith("Items") ? Math.max(0, value + random.pick([-1, 1, 2])) : value + random.pick([-1, 1, 0.5]) * (logicalType === "integer" ? 2 : 1) };
  return typeof value === "boolean" ? { ...rest, [key]: !value } : { ...rest, ...(key === "pattern" ? { pattern: random.pick(patterns) } : drawOptions(random, logicalType)) };
}

function clean<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
