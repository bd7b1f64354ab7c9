/** What reaches out of the server, or does something, though a SELECT may call it. */
const reaching = /\b(?:openrowset|openquery|opendatasource|xp_\w+|sp_\w+|fn_\w+|sys\s*\.\s*(?:fn|dm)_\w+)\b|\bnext\s+value\s+for\b/i;
/** Words that begin a statement of T-SQL, which needs no semicolon before it; beside those that no engine is let run. */
const beginning = /\b(?:waitfor|dbcc|shutdown|kill|backup|restore|use|deny|reconfigure|bulk|declare|while|if|goto|print|raiserror|throw|checkpoint|disable|enable|writetext|updatetext|readtext|revert|send|receive|save|tran|transaction|return|break|continue|setuser|add|get|move|close|open|deallocate|fetch)\b/i;

/** A query that a person wrote, as a table of one column, so that nothing else can follow it; or why it is not asked, as a clause. */
export function wrapped(sql: string): { readonly sql: string } | { readonly why: string } {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]|--[^\n]*|\/\*[^]*?\*\//g, " ");
  const [outside] = reaching.exec(bare) ?? [];
  if (outside !== undefined) return { why: `it says ${outside.replace(/\s+/g, " ").toUpperCase()}` };
  if (!balanced(bare)) return { why: "its brackets do not close" };
  if (!/^\s*with\b/i.test(bare)) return { sql: `SELECT c FROM (\n${sql}\n) AS theirs (c)` };
  // A WITH cannot stand inside another query.
  const [word] = beginning.exec(bare) ?? [];
  return word === undefined ? { sql } : { why: `it says ${word.toUpperCase()}; in brackets that is a name` };
}

function balanced(bare: string): boolean {
  let depth = 0;
  for (const sign of bare) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}
