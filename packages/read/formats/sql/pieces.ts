import type { Location } from "#model";
import { readCheck } from "./check.ts";
import { atEnd, type Cursor, cursor } from "./cursor.ts";
import { type Dialect, fold } from "./dialect.ts";
import type { Column, Table } from "./draft.ts";
import { statements } from "./statements.ts";
import { tokens } from "./tokens.ts";
import { readType } from "./type.ts";

/** A piece of SQL inside another format, all of it at one place; undefined where it is no whole piece. */
function piece(text: string, at: Location, dialect: Dialect): Cursor | undefined {
  const found = tokens(text, dialect);
  if ("message" in found || found.some(({ kind }) => kind === "template" || kind === "meta")) return undefined;
  const { all: [only, ...more], unpaired } = statements(found, dialect, () => at);
  return only === undefined || more.length > 0 || unpaired.size > 0 || only.end !== found.length ? undefined : cursor(only.sql, 0, found.length);
}

/** Reads a data type into a column; as a text where it is more than a type. */
export function typeText(text: string, column: Column, at: Location, dialect: Dialect): void {
  const type = piece(text, at, dialect);
  const read: Column = { ...column, fields: [], spots: Object.create(null), rest: { clauses: new Map() } };
  if (type !== undefined) readType(type, read);
  if (type !== undefined && atEnd(type) && read.type !== undefined) {
    [column.type, column.fields] = [read.type, read.fields];
    if (read.items !== undefined) column.items = read.items;
    if (read.key !== undefined && read.value !== undefined) [column.key, column.value] = [read.key, read.value];
    for (const [key, clause] of read.rest.clauses) column.rest.clauses.set(key, clause);
  } else column.type = text;
  column.spots["physicalType"] = at;
}

/** Reads the expression of a CHECK into the columns of a table; false where it is no whole expression. */
export function checkText(text: string, table: Table, at: Location, dialect: Dialect): boolean {
  const expression = piece(text, at, dialect);
  if (expression === undefined) return false;
  readCheck(expression, table, at, "", new Map(table.columns.map((column) => [fold(column.name ?? "", false, dialect.columns), column])));
  return true;
}
