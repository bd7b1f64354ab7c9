import { canonical, canonicalOf } from "./canonical.ts";
import { readClauses } from "./clauses.ts";
import { readElement } from "./column.ts";
import { atEnd, type Cursor, isMark, isWords, parts as partsOf, peek, since, takeGroup, takeWords, word } from "./cursor.ts";
import { fold } from "./dialect.ts";
import { keep, type Table } from "./draft.ts";
import { takeName } from "./names.ts";

/** Finds the tables of a file. */
export interface Tables {
  /** The table of exactly this name. */
  exactly(parts: readonly string[]): Table | undefined;
  /** Every table that the name may mean: one of the two may leave the schema out. */
  perhaps(parts: readonly string[]): readonly Table[];
}

/**
 * Applies an ALTER TABLE that adds columns or constraints, or makes a column NOT NULL, to its table. Every other one, and a DROP TABLE, closes the tables
 * that it may mean: what comes after it starts from something that is not known. False where no table of this file is meant.
 */
export function readAlter(at: Cursor, tables: Tables): boolean {
  const start = at.next;
  const drops = takeWords(at, "DROP", "TABLE");
  if (!drops && !takeWords(at, "ALTER", "TABLE")) return false;
  takeWords(at, "IF", "EXISTS");
  takeWords(at, "ONLY");
  const parts = takeName(at, at.sql.dialect.tables)?.parts ?? [];
  const meant = parts.length === 0 ? [] : tables.perhaps(parts);
  const table = drops ? undefined : tables.exactly(parts);
  const steps = table === undefined || table.closed || isTemplate(at) ? [] : partsOf(at).map((action) => stepOf(action, table));
  if (steps.length > 0 && steps.every((step) => step !== undefined)) for (const step of steps) step();
  else for (const one of meant) {
    const first = one.closed ? "" : `${one.whole} ; `;
    [one.closed, one.partial] = [true, true];
    keep(one.rest, "ALTER TABLE", at.sql.place(start, at.end), `${first}${canonical(at, start, at.end)}`);
  }
  return meant.length > 0;
}

const isTemplate = (at: Cursor): boolean => at.sql.tokens.slice(at.next, at.end).some(({ kind }) => kind === "template");

/** What an action does to the table; undefined where it is not understood. */
function stepOf(at: Cursor, table: Table): (() => void) | undefined {
  const from = at.next;
  if (takeWords(at, "ADD")) {
    const many = takeWords(at, "COLUMNS") || isMark(at, "(");
    if (!many) takeWords(at, "COLUMN");
    takeWords(at, "IF", "NOT", "EXISTS");
    const inside = many ? takeGroup(at) : undefined;
    if (inside !== undefined) return atEnd(at) ? () => partsOf(inside).forEach((part) => readElement(part, table)) : undefined;
    return many || atEnd(at) || /^(?:PARTITION|SEARCH|ROW|PERIOD|INDEX|KEY)$/.test(word(at) ?? "") ? undefined : () => readElement(at, table);
  }
  if (takeWords(at, "ALTER")) return alteredColumn(at, table);
  if (!isSetting(at)) return undefined;
  return () => keep(table.rest, "ALTER TABLE", at.sql.place(from, at.end), canonicalOf(at));
}

/** `ALTER COLUMN id SET NOT NULL`, `SET DEFAULT 0`, `ADD GENERATED ALWAYS AS IDENTITY`. */
function alteredColumn(at: Cursor, table: Table): (() => void) | undefined {
  takeWords(at, "COLUMN");
  const token = peek(at);
  if (token?.kind !== "word" && token?.kind !== "quoted") return undefined;
  const column = table.byName.get(fold(token.text, token.kind === "quoted", at.sql.dialect.columns));
  at.next += 1;
  if (column === undefined || !(isWords(at, "SET", "NOT", "NULL") || isWords(at, "SET", "DEFAULT") || isWords(at, "ADD", "GENERATED"))) return undefined;
  at.next += 1;
  return () => readClauses(at, column, table);
}

/** Actions that leave columns and constraints as they are. */
const settings = [
  "OWNER TO", "ENABLE", "FORCE", "REPLICA IDENTITY", "CLUSTER ON", "SET TBLPROPERTIES", "SET OPTIONS", "SET TAGS", "SET TAG", "VALIDATE CONSTRAINT", "ATTACH PARTITION",
].map((words) => words.split(" "));
const isSetting = (at: Cursor): boolean => settings.some((words) => isWords(at, ...words));

/** Applies a COMMENT ON TABLE or COMMENT ON COLUMN; false where it speaks of something else. */
export function readCommentOn(at: Cursor, tables: Tables): boolean {
  const start = at.next;
  if (!takeWords(at, "COMMENT", "ON")) return false;
  takeWords(at, "IF", "EXISTS");
  const isColumn = takeWords(at, "COLUMN");
  const name = isColumn || takeWords(at, "TABLE") ? takeName(at, at.sql.dialect.tables) : undefined;
  const token = takeWords(at, "IS") ? peek(at) : undefined;
  if (name === undefined || token === undefined || (token.kind !== "text" && word(at) !== "NULL") || at.next + 1 !== at.end) return false;
  const table = tables.exactly(isColumn ? name.parts.slice(0, -1) : name.parts);
  const about = isColumn ? table?.byName.get(name.parts.at(-1) ?? "") : table;
  if (about === undefined) return false;
  at.next = at.end;
  if (token.kind === "text") about.description = token.text;
  about.spots["description"] = since(at, start);
  return true;
}
