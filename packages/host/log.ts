/** Colour and weight only: no cursor, title or link sequences. */
const colour = /\u001b\[[0-9;]*m/g;
const c = "(?:\\u001b\\[[0-9;]*m)*";
const colons = new RegExp(`^((?:[^\\S\\n]|\\u001b\\[[0-9;]*m)*:${c}):`, "gm");
const hashes = new RegExp(`#(?=${c}#${c}(?:\\[|${["v", "s", "o", "\\["].join(c)}))`, "gi");

/** A line of three signs alone is left where YAML needs it between documents. */
const headings = new RegExp(`^((?:\\u001b\\[[0-9;]*m)*)(---(?=${c}[^\\S\\n])|(?:\\+\\+\\+|~~~|\\^\\^\\^)(?=${c}(?:\\s|$)))`, "gm");

/**
 * Text for a log that a CI reads line by line for commands. Afterwards no line begins, after any white space, with `::`, and `##[` and
 * `##vso[` stand nowhere: GitHub's runner takes `::name::` at the start of a line and `##[name]` anywhere in it (actions/runner,
 * ActionCommand.cs), Azure's takes `##vso[`. Nor does one begin with a heading of Buildkite's (`--- `, `+++ `, `~~~ `, `^^^ `), below which the rest is folded away. Line feeds and tabs stay; carriage returns, escape sequences and invisible characters do not,
 * because they hide text and because the runner compares strings as if invisible characters were absent.
 * `colours` keeps ANSI colours: only for text whose untrusted parts went through `shown` before they were coloured.
 */
export function logText(text: string, { colours = false }: { readonly colours?: boolean } = {}): string {
  const kept = colours ? (text.match(colour) ?? []) : [];
  const parts = colours ? text.split(colour) : [text];
  const clean = parts.map((part, index) => visible(part) + (kept[index] ?? "")).join("");
  return clean.replace(hashes, "# ").replace(colons, "$1 :").replace(headings, "$1 $2");
}

/** Drops what cannot be seen, shows what steers a screen as U+FFFD. */
export function visible(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(/[\p{C}\u2028\u2029]/gu, (char) => (char === "\n" || char === "\t" ? char : "\ufffd"))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
}
