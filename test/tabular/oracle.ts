import type { Column, DataSet, Row, Rule, Table, Value } from "./contract.ts";

/**
 * Whether a data set keeps every promise that a contract makes about rows. Written from ODCS and SQL alone, knowing nothing of the gate: what it
 * says is the truth that verdicts are held to. Columns that the contract does not name may be there.
 */
export function keeps(tables: readonly Table[], data: DataSet): boolean {
  return tables.every((table) => {
    const found = data[table.physicalName ?? table.name];
    return found !== undefined && table.properties.every((column) => found.columns.includes(physical(column))) && rowsKeep(table.properties, found.rows)
      && (table.quality ?? []).every((rule) => passes(rule, found.rows.length));
  });
}

const physical = (column: Column) => column.physicalName ?? column.name;

/** Whether some rows keep what their columns promise. */
export function rowsKeep(columns: readonly Column[], rows: readonly Row[]): boolean {
  const key = columns.filter(({ primaryKey }) => primaryKey);
  if (key.length > 0 && !distinct(rows.map((row) => key.map((column) => row[physical(column)] ?? null)))) return false;
  return columns.every((column) => {
    const values = rows.map((row) => row[physical(column)] ?? null);
    const said = values.filter((value) => value !== null);
    if (column.primaryKey && said.length < values.length) return false;
    if (column.unique && !distinct(said)) return false;
    if (!values.every((value) => fits(column, value))) return false;
    return (column.quality ?? []).every((rule) => passes(rule, rule.metric === "nullValues" ? values.length - said.length : said.length - new Set(said.map((value) => JSON.stringify(value))).size));
  });
}

const distinct = (values: readonly Value[]) => new Set(values.map((value) => JSON.stringify(value))).size === values.length;

/** Whether a measured number keeps a rule. */
export function passes(rule: Rule, measured: number): boolean {
  if (rule.mustBe !== undefined && measured !== rule.mustBe) return false;
  if (rule.mustBeLessThan !== undefined && !(measured < rule.mustBeLessThan)) return false;
  if (rule.mustBeLessOrEqualTo !== undefined && !(measured <= rule.mustBeLessOrEqualTo)) return false;
  if (rule.mustBeGreaterThan !== undefined && !(measured > rule.mustBeGreaterThan)) return false;
  return rule.mustBeBetween === undefined || (measured >= rule.mustBeBetween[0] && measured <= rule.mustBeBetween[1]);
}

/** Whether one value keeps what its column promises of it alone. */
export function fits(column: Omit<Column, "name">, value: Value): boolean {
  if (value === null) return column.required !== true;
  if (!isOf(column.logicalType, value) || !(column.physicalType === undefined || isStored(column.physicalType, value))) return false;
  if (column.enum !== undefined && !column.enum.some((one) => one.value === value)) return false;
  const options = column.logicalTypeOptions ?? {};
  if (!Object.entries(options).every(([key, limit]) => keepsOption(key, limit, value))) return false;
  if (column.properties !== undefined) {
    const row = value as Row;
    if (!column.properties.every((inner) => Object.hasOwn(row, physical(inner)) && fits(inner, row[physical(inner)] ?? null))) return false;
  }
  if (column.map !== undefined) {
    const { key, value: inner } = column.map;
    if (!Object.entries(value as Row).every(([name, one]) => fits(key, name) && fits(inner, one))) return false;
  }
  return column.items === undefined || (value as readonly Value[]).every((item) => fits(column.items ?? { logicalType: "string" }, item));
}

function isOf(type: Column["logicalType"], value: Value): boolean {
  switch (type) {
    case "string": return typeof value === "string";
    case "boolean": return typeof value === "boolean";
    case "number": return typeof value === "number";
    case "integer": return typeof value === "number" && Number.isInteger(value);
    case "array": return Array.isArray(value);
    case "date": return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
    case "map": case "object": return typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

const bits: Readonly<Record<string, number>> = { SMALLINT: 16, INT: 32, BIGINT: 64 };

function isStored(type: string, value: Value): boolean {
  const [, name = "", first, second] = /^(\w+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(type) ?? [];
  if (name === "VARCHAR") return typeof value === "string" && (first === undefined || [...value].length <= Number(first));
  if (name === "TEXT") return typeof value === "string";
  if (name === "DATE") return typeof value === "string";
  if (name === "BOOLEAN") return typeof value === "boolean";
  if (name === "DOUBLE") return typeof value === "number";
  const size = bits[name];
  if (size !== undefined) return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** (size - 1)) && value <= 2 ** (size - 1) - 1;
  if (name !== "DECIMAL" || typeof value !== "number") throw new Error(`the oracle does not know ${type}`);
  const [digits, scale] = [Number(first), Number(second ?? 0)];
  return Math.abs(value) < 10 ** (digits - scale) && Number.isInteger(Number((value * 10 ** scale).toFixed(6)));
}

function keepsOption(key: string, limit: number | string | boolean, value: Value): boolean {
  if (typeof limit === "string" && key !== "pattern" && key !== "format") return keepsDate(key, limit, String(value));
  const size = typeof value === "string" ? [...value].length : Array.isArray(value) ? value.length : 0;
  switch (key) {
    case "minimum": return Number(value) >= Number(limit);
    case "maximum": return Number(value) <= Number(limit);
    case "exclusiveMinimum": return Number(value) > Number(limit);
    case "exclusiveMaximum": return Number(value) < Number(limit);
    case "format": return isOfBits(String(limit), Number(value));
    case "multipleOf": return Number.isInteger(Number((Number(value) / Number(limit)).toFixed(6)));
    case "minLength": case "minItems": return size >= Number(limit);
    case "maxLength": case "maxItems": return size <= Number(limit);
    case "pattern": return typeof value === "string" && new RegExp(String(limit), "u").test(value);
    case "uniqueItems": return limit !== true || (Array.isArray(value) && distinct(value));
    default: throw new Error(`the oracle does not know ${key}`);
  }
}

/** Dates in ISO 8601 come in the order of their texts. */
function keepsDate(key: string, limit: string, value: string): boolean {
  return key === "minimum" ? value >= limit : key === "maximum" ? value <= limit : key === "exclusiveMinimum" ? value > limit : value < limit;
}

function isOfBits(format: string, value: number): boolean {
  const size = Number(format.slice(1));
  return format.startsWith("u") ? value >= 0 && value < 2 ** size : value >= -(2 ** (size - 1)) && value < 2 ** (size - 1);
}
