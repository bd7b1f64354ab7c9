import type { SchemaObject } from "#model";
import { parsePhysicalType, type PhysicalType } from "#types";
import { type Found, groups, physicalOf } from "./found.ts";
import type { Shape } from "./metric.ts";

/** The column of that name; where none is written so, the only one that differs in case alone. */
export function columnNamed(name: string, { columns }: Shape): Shape["columns"][number] | undefined {
  const index = indexes.get(columns) ?? { exact: new Map(columns.map((column) => [column.name, column])), alike: groups(columns, (column) => column.name.toLowerCase()) };
  indexes.set(columns, index);
  const [only, ...others] = index.alike.get(name.toLowerCase()) ?? [];
  return index.exact.get(name) ?? (others.length === 0 ? only : undefined);
}

type Columns = Shape["columns"];
const indexes = new WeakMap<Columns, { readonly exact: ReadonlyMap<string, Columns[number]>; readonly alike: ReadonlyMap<string, readonly Columns[number][]> }>();

/**
 * Whether what the data has for names of columns may be told. Where a source has nothing but texts and not one name is that of a property, they may be values: a file without a header has its first
 * record there.
 */
export const namesAreNames = (object: SchemaObject, shape: Shape): boolean => shape.typed || object.properties.some((property) => columnNamed(physicalOf(property), shape) !== undefined);

/** The column that holds a property. */
export const columnOf = ({ lists, column }: Found, shape: Shape) => columnNamed((lists[0] ?? column)[0] ?? "", shape);

/** The type of a property at any depth, as far as the type of its column tells it. */
export function typeAt(found: Found, shape: Shape): PhysicalType | undefined {
  const column = columnOf(found, shape);
  let type = column === undefined ? undefined : typeOfColumn(column);
  for (const part of found.inside) type = type === undefined ? undefined : part === "[]" ? itemOf(type) : part === "{key}" || part === "{value}" ? partOf(type, part) : fieldOf(type, part);
  return type;
}

const types = new WeakMap<Columns[number], { readonly type: PhysicalType | undefined }>();

function typeOfColumn(column: Columns[number]): PhysicalType | undefined {
  const known = types.get(column) ?? { type: parsed(column.type) };
  types.set(column, known);
  return known.type;
}

function parsed(text: string): PhysicalType | undefined {
  const type = parsePhysicalType(text);
  return type === undefined ? undefined : withoutNulls(type);
}

/** `Nullable(Int64)` as `Int64`, at any depth: a promised type that says nothing of nulls forbids none, and whether they are there is another promise. */
function withoutNulls({ nullable, fields, ...type }: PhysicalType): PhysicalType {
  return { ...type, fields: fields.map((field) => ({ ...field, type: withoutNulls(field.type) })), ...(nullable === false ? { nullable } : {}) };
}

/** The names inside a type, where it says them. */
export const fieldsOf = ({ fields }: PhysicalType): readonly string[] => fields.flatMap(({ name }) => name ?? []);

const itemOf = ({ fields }: PhysicalType) => (fields.length === 1 ? fields[0]?.type : undefined);
const partOf = ({ fields }: PhysicalType, part: "{key}" | "{value}") => (fields.length === 2 ? fields[part === "{key}" ? 0 : 1]?.type : undefined);
const fieldOf = ({ fields }: PhysicalType, name: string) => (fields.find((field) => field.name === name) ?? fields.find((field) => field.name?.toLowerCase() === name.toLowerCase()))?.type;
