import { parsePhysicalType, type PhysicalType } from "#types";
import type { Found } from "./found.ts";
import type { Shape } from "./metric.ts";

/** The column of that name; where none is written so, the only one that differs in case alone. */
export function columnNamed(name: string, { columns }: Shape): Shape["columns"][number] | undefined {
  const exact = columns.find((column) => column.name === name);
  if (exact !== undefined) return exact;
  const alike = columns.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/** The column that holds a property. */
export const columnOf = ({ lists, column }: Found, shape: Shape) => columnNamed((lists[0] ?? column)[0] ?? "", shape);

/** The type of a property at any depth, as far as the type of its column tells it. */
export function typeAt(found: Found, shape: Shape): PhysicalType | undefined {
  const written = columnOf(found, shape)?.type;
  let type = written === undefined ? undefined : parsePhysicalType(written);
  for (const part of [...found.lists, found.column].flat().slice(1)) type = type === undefined ? undefined : part === "[]" ? itemOf(type) : fieldOf(type, part);
  return type;
}

/** The names inside a type, where it says them. */
export const fieldsOf = ({ fields }: PhysicalType): readonly string[] => fields.flatMap(({ name }) => name ?? []);

const itemOf = ({ fields }: PhysicalType) => (fields.length === 1 ? fields[0]?.type : undefined);
const fieldOf = ({ fields }: PhysicalType, name: string) => (fields.find((field) => field.name === name) ?? fields.find((field) => field.name?.toLowerCase() === name.toLowerCase()))?.type;
