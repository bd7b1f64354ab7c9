import type { Fix } from "#model";
import type { Shown } from "./diff.ts";

/** The lines that a fix touches and what they become. */
export interface Suggestion {
  readonly startLine: number;
  readonly line: number;
  readonly text: string;
}

/** Longer ones are no help in a remark. */
const longest = 5000;

/** A fix as whole lines, where the diff shows all of them: what reviewers can take over with one click. Absent where it cannot be said so, or where characters in it could not be seen. Pure. */
export function suggestionOf({ edits }: Fix, file: string, shown: Shown): Suggestion | undefined {
  if (edits.length === 0 || edits.some(({ at }) => at.file !== file)) return undefined;
  const [startLine, line] = [Math.min(...edits.map(({ at }) => at.line)), Math.max(...edits.map(({ at }) => at.endLine))];
  if (line - startLine > 100) return undefined;
  const lines = Array.from({ length: line - startLine + 1 }, (_, n) => shown.get(startLine + n)?.text);
  const texts = lines.filter((one) => one !== undefined);
  if (texts.length !== lines.length) return undefined;
  const starts = texts.reduce<number[]>((sum, one) => [...sum, (sum.at(-1) ?? 0) + one.length + 1], [0]);
  const offset = (row: number, column: number) => (starts[row - startLine] ?? 0) + column - 1;
  let text = texts.join("\n");
  let last = Infinity;
  for (const { at, text: put } of [...edits].sort((a, b) => b.at.line - a.at.line || b.at.column - a.at.column)) {
    const [from, to] = [offset(at.line, at.column), offset(at.endLine, at.endColumn)];
    if (from > to || to > last || to > text.length + 1) return undefined;
    text = text.slice(0, from) + put + text.slice(to);
    last = from;
  }
  // A block of nothing would take the lines away, and what cannot be seen must not be taken over.
  if (text === "" || text.length > longest || /[^\P{C}\t\n\r]|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}/u.test(text)) return undefined;
  return { startLine, line, text: text.replace(/\r$/gm, "") };
}
