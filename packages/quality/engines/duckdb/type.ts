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

export function typeOf(type: DuckDBType, depth = 0): Type {
  const text = type.toString();
  if (depth > most) return { text };
  if ("entryNames" in type && "entryTypes" in type) return { text, fields: new Map(type.entryNames.map((name, at) => [name, typeOf(type.entryTypes[at] ?? type, depth + 1)])) };
  return "valueType" in type && !("keyType" in type) ? { text, item: typeOf(type.valueType, depth + 1) } : { text };
}

export const plain = (text: string): Type => ({ text });

/** The columns of a table as SQL reaches them. Names are looked up as they are written, then without regard to case where only one fits, as DuckDB does. */
export function scopeOf(columns: readonly TypedColumn[]): Scope {
  const top: Type = { text: "", fields: new Map(columns.map(({ name, type }) => [name, type])) };
  return { dialect: duckdb, holds: (column: Column): Holds | undefined => {
    const found = column.reduce<Type | undefined>((type, name) => (type === undefined ? undefined : name === "[]" ? type.item : field(type, name)), top);
    return found === undefined ? undefined : duckdb.holds(found.text);
  } };
}

function field({ fields }: Type, name: string): Type | undefined {
  if (fields === undefined) return undefined;
  const exact = fields.get(name);
  if (exact !== undefined) return exact;
  const near = [...fields].filter(([other]) => other.toLowerCase() === name.toLowerCase());
  return near.length === 1 ? near[0]?.[1] : undefined;
}
