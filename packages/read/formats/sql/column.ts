import { canonicalOf } from "./canonical.ts";
import { readClauses } from "./clauses.ts";
import { isConstraint, readConstraint } from "./constraint.ts";
import { type Cursor, isMark, peek, since, word } from "./cursor.ts";
import { fold } from "./dialect.ts";
import { type Column, keep, newColumn, type Table } from "./draft.ts";
import { takeName } from "./names.ts";
import { readType } from "./type.ts";

/** One column or constraint. Where another tool fills in a part of it, nobody knows what it will be. */
export function readElement(at: Cursor, table: Table): void {
  const tokens = at.sql.tokens.slice(at.next, at.end);
  if (tokens.some(({ kind }) => kind === "template" || kind === "meta")) {
    table.partial = true;
    return keep(table.rest, "template", at.sql.place(at.next, at.end), canonicalOf(at));
  }
  if (isConstraint(at)) return readConstraint(at, table);
  const column = readColumn(at, table);
  if (column === undefined) keep(table.rest, "…", at.sql.place(at.next, at.end), canonicalOf(at));
}

/** A column: its name, type and clauses. Undefined where no name stands. */
export function readColumn(at: Cursor, table: Table): Column | undefined {
  const token = peek(at);
  const bracketed = at.sql.dialect.server === undefined && isMark(at, "[");
  if (token?.kind !== "word" && token?.kind !== "quoted" && !bracketed) return undefined;
  const from = at.next;
  const name = bracketed ? takeName(at, "none")?.parts[0] : fold(token?.text ?? "", token?.kind === "quoted", at.sql.dialect.columns);
  if (name === undefined) return undefined;
  if (!bracketed) at.next += 1;
  const column = newColumn(name, since(at, from));
  column.spots["name"] = column.at;
  if (!readsNoType(at)) readType(at, column);
  readClauses(at, column, table);
  if (at.sql.dialect.serialIsNotNull && /^(?:small|big)?serial[248]?$/i.test(column.type ?? "")) column.notNull = true, (column.default ??= { sql: "filled in" });
  table.columns.push(column);
  if (!table.byName.has(name)) table.byName.set(name, column);
  return column;
}

/** A clause may follow a name at once: the type comes from a query or from a parent. */
const readsNoType = (at: Cursor): boolean =>
  /^(?:NOT|NULL|DEFAULT|PRIMARY|UNIQUE|REFERENCES|CHECK|COMMENT|OPTIONS|CONSTRAINT|COLLATE|GENERATED|AS|WITH|MASKING|TAG)$/.test(word(at) ?? "");
