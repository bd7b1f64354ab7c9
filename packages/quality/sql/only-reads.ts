/** Words that no query needs and that write, lock or reach out, in one of the engines. */
const refused = /\b(?:insert|update|delete|merge|upsert|replace\s+into|create|alter|drop|truncate|grant|revoke|call|execute|exec|copy|unload|export|load|attach|install|set|into|outfile|dumpfile|lock|vacuum|analyze|begin|commit|rollback|for\s+(?:update|share))\b/i;

/** Why a text is not a single query that only reads, as a clause; undefined where it seems to be one. A first guard: sessions that can only read are the second. */
export function whyNotReadOnly(sql: string): string | undefined {
  const bare = withoutTexts(sql);
  if (bare === undefined) return "it has a quote or a comment without an end";
  const text = bare.trim().replace(/;\s*$/, "");
  if (text.includes(";")) return "it is more than one statement";
  if (!/^\(*\s*(?:select|with|values)\b/i.test(text)) return "it is no SELECT";
  const [word] = refused.exec(text) ?? [];
  return word === undefined ? undefined : `it says ${word.toUpperCase()}`;
}

/** The statement with nothing in its quotes and no comments. A backslash before a quote is taken to end no text in some engines and one in others, so that is refused. */
function withoutTexts(sql: string): string | undefined {
  if (/\\['"`]|\$[A-Za-z_]*\$|\/\*!/.test(sql)) return undefined;
  const whole = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[^]*?\*\//g, (piece) => (/^['"`]/.test(piece) ? `${piece[0]}${piece[0]}` : " "));
  const rest = whole.replace(/''|""|``/g, "");
  return /['"`]|\/\*|\*\//.test(rest) ? undefined : whole;
}
