import { either } from "#text";
import type { Found } from "./found.ts";
import type { Column } from "./predicate.ts";

/** Characters of a query; longer ones are sent to no engine. */
const longest = 50_000;

/** What people write for the table and for the column, in `${…}` or `{…}`. */
const tables = ["object", "model", "table", "dataset"];
const columns = ["property", "field", "column"];

/**
 * A query with its placeholders in one form: `${object}` where the name of the table stands, `${property}` where that of the column does, without quotes
 * around them. A placeholder that nobody here knows makes it unknown: what stands there is not ours to guess.
 */
export function prepared(query: string | undefined, found: Found | undefined): { readonly sql: string; readonly column?: Column } | { readonly unknown: string } {
  if (query === undefined || query.trim() === "") return { unknown: "The rule has no query." };
  if (query.length > longest) return { unknown: `The query is longer than ${longest} characters.` };
  const strange = new Set<string>();
  let needsColumn = false;
  const sql = query.replace(/(["`[]?)\$?\{\s*([A-Za-z_][\w.-]*)\s*\}(["`\]]?)/g, (whole: string, before: string, name: string, after: string) => {
    const stands = tables.includes(name.toLowerCase()) ? "${object}" : columns.includes(name.toLowerCase()) ? "${property}" : undefined;
    if (stands === undefined) strange.add(whole.slice(before.length, whole.length - after.length));
    if (stands === "${property}") needsColumn = true;
    const quoted = before !== "" && (before === "[" ? "]" : before) === after;
    return quoted ? (stands ?? whole) : `${before}${stands ?? whole.slice(before.length, whole.length - after.length)}${after}`;
  });
  if (strange.size > 0) return { unknown: `Nobody here knows what ${either([...strange])} stands for in the query.` };
  if (needsColumn && found === undefined) return { unknown: "The query speaks of a property, and the rule stands at none." };
  if (needsColumn && found !== undefined && found.lists.length > 0) return { unknown: "The query speaks of a property inside a list, which has no column of its own." };
  return found === undefined ? { sql } : { sql, column: found.column };
}
