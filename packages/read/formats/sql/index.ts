import type { Contract, Document, Location, Problem } from "#model";
import { lineIndex } from "../../lines.ts";
import type { SchemaFormat } from "../../schema-format.ts";
import { readAlter, readCommentOn, type Tables } from "./alter.ts";
import { canonical, canonicalOf } from "./canonical.ts";
import { type Cursor, isWords, word } from "./cursor.ts";
import { dialectOf } from "./dialect.ts";
import { keep, newRest, type Rest, type Table } from "./draft.ts";
import { toContract } from "./model.ts";
import { statements } from "./statements.ts";
import { readTable } from "./table.ts";
import { tokens } from "./tokens.ts";

/**
 * `CREATE TABLE` statements of PostgreSQL, BigQuery, Snowflake and Databricks or Spark. A file is one contract, a table one object. Whatever else a file
 * says is kept as text, so that a change to it is seen and called unknown.
 */
export const sql: SchemaFormat = {
  id: "sql",
  title: "SQL",
  endings: [],
  read(file, text, { dialect: name }): readonly Document[] {
    const lines = lineIndex(file, text);
    const problem = (rule: Problem["rule"], at: Location, message: string, hint: string): Problem => ({ rule, at, path: [], message, hint });
    const dialect = dialectOf(name);
    const found = tokens(text, dialect);
    if ("message" in found) return [{ file, index: 0, problems: [problem(found.rule, lines.range(found.from, found.from + 1), found.message, found.hint)] }];
    const { all, unpaired } = statements(found, dialect, lines.range);
    for (const statement of all) {
      const alone = unpaired.get(statement.next);
      if (alone !== undefined && (isWords(statement, "CREATE") || isWords(statement, "ALTER")))
        return [{ file, index: 0, problems: [problem("schema-syntax", statement.sql.place(alone, alone + 1), "This bracket has no partner.", "Open or close it.")] }];
    }
    const [top, [first]] = [lines.range(0, 0), all];
    const filled = first !== undefined && found.some(({ kind, text: part }) => kind === "template" && part.startsWith("{%"));
    const model = filled ? asTemplate(first, found.length, top, dialect) : toModel(all, top, dialect);
    const message = filled ? "The tables of this file are made by a template, which is not filled in here." : "No CREATE TABLE is written here.";
    return [{ file, index: 0, model, problems: model.objects.length > 0 ? [] : [problem("unknown-format", top, message, "Name a file that declares tables with their columns.")] }];
  },
};

function toModel(all: readonly Cursor[], top: Location, dialect: ReturnType<typeof dialectOf>): Contract {
  const [known, rest]: [Table[], Rest] = [[], newRest()];
  const { add, ...find } = finder();
  for (const at of all) {
    const from = at.next;
    const table = readTable(at);
    if (table !== undefined) {
      known.push(table);
      add(table);
      continue;
    }
    at.next = from;
    if (readAlter(at, find)) continue;
    at.next = from;
    if (readCommentOn(at, find)) continue;
    at.next = from;
    keepStatement(at, rest);
  }
  return toContract(top, known, rest, dialect);
}

/** Tables by their whole name, and by the last part of it. */
function finder(): Tables & { readonly add: (table: Table) => void } {
  const [whole, last] = [new Map<string, Table>(), new Map<string, Table[]>()];
  const ends = (long: readonly string[], short: readonly string[]) => short.length <= long.length && short.every((part, index) => part === long[long.length - short.length + index]);
  return {
    add(table) {
      whole.set(JSON.stringify(table.parts), table);
      const name = table.parts.at(-1) ?? "";
      const same = last.get(name);
      if (same === undefined) last.set(name, [table]);
      else same.push(table);
    },
    exactly: (parts) => whole.get(JSON.stringify(parts)),
    perhaps: (parts) => (last.get(parts.at(-1) ?? "") ?? []).filter((table) => ends(table.parts, parts) || ends(parts, table.parts)),
  };
}

/** Keeps a statement that nobody judges, under its first words. */
function keepStatement(at: Cursor, rest: Rest): void {
  const words = [0, 1, 2].map((ahead) => word(at, ahead)).filter((one) => one !== undefined);
  const named = /^(?:CREATE|ALTER|DROP|COMMENT)$/.test(words[0] ?? "");
  keep(rest, words.slice(0, named ? 3 : 1).join(" ") || "…", at.sql.place(at.next, at.end), canonicalOf(at));
}

/** Control flow of a template may repeat or leave out anything: the file is one text. */
function asTemplate(first: Cursor, end: number, top: Location, dialect: ReturnType<typeof dialectOf>): Contract {
  const rest = newRest();
  keep(rest, "template", top, canonical(first, 0, end));
  return toContract(top, [], rest, dialect);
}
