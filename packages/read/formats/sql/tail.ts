import { canonical, canonicalUntil } from "./canonical.ts";
import { takeDescription } from "./clauses.ts";
import { atEnd, type Cursor, isMark, isWords, parts, peek, since, skip, takeGroup, takeMark, takeWords, word } from "./cursor.ts";
import { fold } from "./dialect.ts";
import { keep, type Table } from "./draft.ts";
import { readColumn } from "./column.ts";

/** Words that begin a clause after the columns. What is not here is kept under its first word. */
const starts: readonly (readonly string[])[] = `PARTITION BY,PARTITIONED BY,PARTITION OF,CLUSTER BY,CLUSTERED BY,SORTED BY,COMMENT,OPTIONS,WITH TAG,TAG,
  WITH ROW ACCESS POLICY,ROW ACCESS POLICY,WITH ROW FILTER,WITH CONNECTION,WITH PARTITION COLUMNS,WITH AGGREGATION POLICY,AGGREGATION POLICY,WITHOUT OIDS,WITH,TBLPROPERTIES,
  USING,LOCATION,STORED AS,STORED BY,ROW FORMAT,INHERITS,TABLESPACE,ON COMMIT,AS,LIKE,CLONE,COPY,COPY GRANTS,DEFAULT COLLATE,DEFAULT COLLATION,FOR VALUES,DEFAULT,SERVER,
  OF,FROM`.split(/,\s*/).map((words) => words.trim().split(" "));
const longestFirst = [...starts].sort((a, b) => b.length - a.length);
const firstWords = new Set(starts.map(([first]) => first));

/** What says that the table has columns which are not written here. */
const borrows = new Set(["AS", "LIKE", "CLONE", "PARTITION OF", "INHERITS", "OF", "FROM", "USING"]);

function startOf(at: Cursor): readonly string[] | undefined {
  const first = word(at);
  if (first === undefined) return undefined;
  const known = firstWords.has(first) ? longestFirst.find((words) => isWords(at, ...words)) : undefined;
  return known ?? (isMark(at, "=", 1) ? [first] : undefined);
}

const ends = (at: Cursor): boolean => startOf(at) !== undefined;

/** Reads all that follows the columns of a table. */
export function readTail(at: Cursor, table: Table): void {
  while (!atEnd(at)) {
    const from = at.next;
    const words = startOf(at);
    at.next += words?.length ?? 0;
    const key = (words ?? [word(at) ?? "…"]).filter((one, index) => one !== "WITH" || index === (words ?? []).length - 1).join(" ");
    if (words === undefined) skip(at);
    if (key === "COMMENT" || key === "OPTIONS") readDescription(at, table, from, key);
    else if (key === "TAG") readTags(at, table, from);
    else if (/^(?:PARTITION|PARTITIONED|CLUSTER|CLUSTERED) BY$/.test(key)) readPartitions(at, table, from, key);
    else {
      if (borrows.has(key) && !(key === "USING" && table.columns.length > 0)) table.partial = true;
      const start = words === undefined ? from : at.next;
      if (key === "AS") at.next = at.end;
      takeMark(at, "=");
      if (!atEnd(at)) skip(at);
      canonicalUntil(at, ends);
      keep(table.rest, key, since(at, from), canonical(at, start, at.next));
    }
  }
}

function readDescription(at: Cursor, table: Table, from: number, key: string): void {
  if (key === "OPTIONS") {
    for (const part of parts(takeGroup(at) ?? { ...at, end: at.next })) {
      const description = takeDescription(part);
      if (description !== undefined) describe(table, description, at, from);
      else keep(table.rest, key, since(at, from), canonicalUntil(part));
    }
    return;
  }
  takeMark(at, "=");
  const token = peek(at);
  if (token?.kind !== "text") return keep(table.rest, key, since(at, from), canonicalUntil(at, ends));
  at.next += 1;
  describe(table, token.text, at, from);
}

function describe(table: Table, text: string, at: Cursor, from: number): void {
  table.description = text;
  table.spots["description"] = since(at, from);
}

function readTags(at: Cursor, table: Table, from: number): void {
  for (const part of parts(takeGroup(at) ?? { ...at, end: at.next })) {
    const text = canonicalUntil(part);
    table.tags.push(text);
    keep(table.rest, "TAG", since(at, from), text);
  }
}

/** The columns by which a table is split or sorted; Spark may declare them right here. */
function readPartitions(at: Cursor, table: Table, from: number, key: string): void {
  const start = at.next;
  for (const how of ["RANGE", "LIST", "HASH"]) takeWords(at, how);
  const inside = isMark(at, "(") ? takeGroup(at) : undefined;
  const until = { ...at };
  canonicalUntil(until, ends);
  const whole = inside ?? { ...at, end: until.next };
  at.next = until.next;
  const known = table.columns.some(({ partition }) => partition !== undefined);
  const alone = inside === undefined || (inside.next === start + 1 && inside.end + 1 === at.next);
  let [position, said] = [0, alone && !known && /^PARTITION/.test(key)];
  for (const part of parts({ ...whole })) {
    const declares = key === "PARTITIONED BY" && part.end - part.next > 1 && !isMark(part, "(", 1) && !isMark(part, ".", 1);
    const column = declares ? readColumn({ ...part }, table) : sourceOf(part, table);
    position += 1;
    if (column !== undefined && !known) {
      column.partition ??= position;
      column.spots["partitioned"] ??= since(at, from);
    }
    said &&= column?.partition === position && (declares || part.end - part.next === 1);
  }
  if (!said) keep(table.rest, key.replace("ED BY", " BY"), since(at, from), canonicalUntil({ ...at, next: start, end: at.next }));
}

/** The column that an expression such as `DATE(created_at)` starts from. */
function sourceOf(at: Cursor, table: Table) {
  const { tokens, dialect } = at.sql;
  for (const token of tokens.slice(at.next, at.end)) {
    if (token.kind !== "word" && token.kind !== "quoted") continue;
    const column = table.byName.get(fold(token.text, token.kind === "quoted", dialect.columns));
    if (column !== undefined) return column;
  }
  return undefined;
}
