import { canonical, canonicalOf } from "./canonical.ts";
import { readElement } from "./column.ts";
import { atEnd, type Cursor, cursor, isMark, takeGroup, takeWords, word } from "./cursor.ts";
import { keep, newRest, type Table } from "./draft.ts";
import { takeName } from "./names.ts";
import { readTail } from "./tail.ts";

/** What may stand between CREATE and TABLE. */
const sorts = new Set(["GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "VOLATILE", "TRANSIENT", "UNLOGGED", "EXTERNAL", "FOREIGN", "HYBRID", "ICEBERG", "DYNAMIC", "STREAMING", "SNAPSHOT"]);

/** Reads a CREATE TABLE of any of the dialects up to the end of the cursor; undefined where the statement is another one. */
export function readTable(at: Cursor): Table | undefined {
  const start = at.next;
  if (!takeWords(at, "CREATE")) return undefined;
  if (takeWords(at, "OR") && !takeWords(at, "REPLACE") && !takeWords(at, "ALTER") && !takeWords(at, "REFRESH")) return undefined;
  const sort: string[] = [];
  for (let next = word(at); next !== undefined && sorts.has(next); next = word(at)) sort.push(next), (at.next += 1);
  if (!takeWords(at, "TABLE")) return undefined;
  takeWords(at, "IF", "NOT", "EXISTS");
  const name = takeName(at, at.sql.dialect.tables);
  if (name === undefined) return undefined;
  const table: Table = {
    parts: name.parts, at: name.at, spots: Object.assign(Object.create(null), { name: name.at }), columns: [], byName: new Map(), tags: [], references: [], uniques: [],
    partial: name.parts.some((part) => part.includes("{")), closed: false, whole: canonical(at, start, at.end), rest: newRest(),
  };
  if (sort.length > 0) keep(table.rest, "CREATE", at.sql.place(start, at.next), sort.map((one) => (one === "TEMP" ? "TEMPORARY" : one)).sort().join(" "));
  const from = at.next;
  const inside = isMark(at, "(") ? takeGroup(at) : undefined;
  if (inside === undefined) table.partial = true;
  else if (/^(?:SELECT|WITH)$/.test(word(inside) ?? "")) {
    table.partial = true;
    keep(table.rest, "AS", at.sql.place(from, at.next), canonicalOf(inside));
  } else for (const element of elements(inside)) readElement(element, table);
  readTail(at, table);
  return table;
}

/** The columns and constraints of a table, each up to its comma; commas in the angle brackets of a type do not count. */
function elements(at: Cursor): Cursor[] {
  const found: Cursor[] = [];
  let [from, depth] = [at.next, 0];
  for (; !atEnd(at); ) {
    if (isMark(at, ",") && depth === 0) {
      if (at.next > from) found.push(cursor(at.sql, from, at.next));
      from = at.next + 1;
    } else if (isMark(at, "<") && /^(?:ARRAY|STRUCT|MAP|OBJECT)$/.test(word({ ...at, next: at.next - 1 }) ?? "")) depth += 1;
    else if (isMark(at, "<") && depth > 0) depth += 1;
    else if (isMark(at, ">") && depth > 0) depth -= 1;
    at.next = (at.sql.closes.get(at.next) ?? at.next) + 1;
  }
  if (at.next > from) found.push(cursor(at.sql, from, at.next));
  return found;
}
