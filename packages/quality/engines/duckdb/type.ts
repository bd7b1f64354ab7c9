import type { DuckDBType } from "@duckdb/node-api";
import { duckdb } from "../../dialects/duckdb.ts";
import type { Holds } from "../../dialect.ts";
import type { Column } from "../../predicate.ts";
import type { Scope } from "../../sql/scope.ts";

/** A type of DuckDB as a tree. */
export interface Type {
  /** As DuckDB writes it. */
  readonly text: string;
  readonly fields?: ReadonlyMap<string, Type>;
  readonly item?: Type;
}

export interface TypedColumn {
  readonly name: string;
  readonly type: Type;
  readonly partition?: true;
}

const most = 60;

/** The type as a tree; JSON, which DuckDB tells as a text with another name, is said at any depth. */
export function typeOf(type: DuckDBType, depth = 0): Type {
  if (type.alias === "JSON") return { text: "JSON" };
  if (depth > most) return { text: type.toString() };
  if ("entryNames" in type && "entryTypes" in type) return structOf(new Map(type.entryNames.map((name, at) => [name, typeOf(type.entryTypes[at] ?? type, depth + 1)])));
  if (!("valueType" in type) || "keyType" in type) return { text: type.toString() };
  const item = typeOf(type.valueType, depth + 1);
  return { text: `${item.text}[${"length" in type ? type.length : ""}]`, item };
}

export const structOf = (fields: ReadonlyMap<string, Type>): Type => ({ text: `STRUCT(${[...fields].map(([name, { text }]) => `${duckdb.identifier(name)} ${text}`).join(", ")})`, fields });
export const plain = (text: string): Type => ({ text });

/**
 * The columns of a table as SQL reaches them. Names are looked up as they are written, then without regard to case where only one fits, as DuckDB does. JSON that is not always of one type is a text:
 * that of a string without its quotes, of everything else as it is written.
 */
export function scopeOf(columns: readonly TypedColumn[]): Scope {
  const top: Type = { text: "", fields: new Map(columns.map(({ name, type }) => [name, type])) };
  const at = (column: Column) => column.reduce<Type | undefined>((type, name) => (type === undefined ? undefined : name === "[]" ? type.item : field(type, name)), top);
  return {
    dialect: duckdb,
    holds: (column): Holds | undefined => {
      const type = at(column);
      return type === undefined ? undefined : type.text === "JSON" ? "text" : duckdb.holds(type.text);
    },
    unwrapped: (column, sql) => (at(column)?.text === "JSON" ? `(${sql} ->> '$')` : sql),
  };
}

function field({ fields }: Type, name: string): Type | undefined {
  if (fields === undefined) return undefined;
  const exact = fields.get(name);
  if (exact !== undefined) return exact;
  const near = [...fields].filter(([other]) => other.toLowerCase() === name.toLowerCase());
  return near.length === 1 ? near[0]?.[1] : undefined;
}
