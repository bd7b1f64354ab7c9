/** A line of a fixture, counted from 1 → what is said of it there. */
export type Said = ReadonlyMap<number, readonly string[]>;

/** Lines that an excerpt has at most, and characters that a line has. */
const most = 25;
const wide = 110;
const mark = / *# ✖ [a-z -]+$/;
const gap = "# …";

/**
 * A fixture cut to what shows the rule: the marked lines, what they are inside of and what follows them. Marks give way to an arrow with what is said there.
 * A short fixture is shown whole; where nothing is marked, its first documents are.
 */
export function excerpt(text: string, said: Said = new Map()): string {
  const lines = text.replace(/\s+$/, "").split(/\r?\n/);
  const kept = lines.length <= most ? lines.map((_, index) => index) : chosen(lines, said);
  const out: string[] = [];
  let before = -1;
  for (const index of kept) {
    if (index !== before + 1) out.push(gap);
    const line = cut((lines[index] ?? "").replace(mark, "").trimEnd());
    const arrows = said.get(index + 1);
    out.push(arrows === undefined ? line : `${line} # ← ${arrows.join(" ")}`);
    before = index;
  }
  if (before < lines.length - 1) out.push(gap);
  return out.filter((line, index) => !(line === gap && out[index - 1] === "---")).join("\n");
}

const cut = (line: string) => (line.length > wide ? `${line.slice(0, wide)}…` : line);

function chosen(lines: readonly string[], said: Said): number[] {
  const kept = new Set<number>();
  const marked = [...said.keys()].map((line) => line - 1).sort((a, b) => a - b);
  if (marked.length === 0) {
    const ends = [...lines.keys()].filter((index) => lines[index] === "---" && index < most);
    return [...lines.keys()].slice(0, ends.at(-1) ?? most - 1);
  }
  for (const index of marked) {
    const more = new Set([...kept, ...parents(lines, index), ...[index - 1, index, index + 1, index + 2].filter((near) => isSameDocument(lines, index, near))]);
    if (withGaps(more) > most) break;
    for (const line of more) kept.add(line);
  }
  return [...kept].sort((a, b) => a - b);
}

/** The lines that a line stands inside of, by their indentation, and the first two of its document. */
function parents(lines: readonly string[], index: number): number[] {
  const found: number[] = [];
  let depth = indentOf(lines[index]);
  for (let line = index - 1; line >= 0 && lines[line] !== "---"; line -= 1) {
    if ((lines[line] ?? "").trim() === "" || indentOf(lines[line]) >= depth) continue;
    depth = indentOf(lines[line]);
    found.push(line);
  }
  const start = lines.lastIndexOf("---", index);
  return [...found, ...(start >= 0 ? [start] : []), start + 1, start + 2].filter((line) => line <= index);
}

const indentOf = (line = "") => line.search(/\S/);

const isSameDocument = (lines: readonly string[], index: number, near: number) =>
  near >= 0 && near < lines.length && !lines.slice(Math.min(index, near), Math.max(index, near) + 1).includes("---");

function withGaps(kept: ReadonlySet<number>): number {
  const sorted = [...kept].sort((a, b) => a - b);
  return sorted.length + sorted.filter((line, at) => line !== (sorted[at - 1] ?? -1) + 1).length + 1;
}
