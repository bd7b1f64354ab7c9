import type { Edit, Finding } from "#model";

/** A text with the fixes of its findings applied. Fixes that overlap an earlier one are left for the next run. */
export function applyFixes(text: string, findings: readonly Finding[]): { readonly text: string; readonly applied: number } {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  const span = ({ at, text: put }: Edit) => ({ from: offset(at.line, at.column), to: offset(at.endLine, at.endColumn), put });

  const taken: { from: number; to: number; put: string }[] = [];
  let applied = 0;
  for (const { fix } of findings) {
    if (fix === undefined) continue;
    const edits = fix.edits.map(span);
    if (edits.some((edit) => taken.some((other) => edit.from < other.to && other.from < edit.to || edit.from === other.from))) continue;
    taken.push(...edits);
    applied += 1;
  }
  taken.sort((a, b) => b.from - a.from);
  return { text: taken.reduce((done, { from, to, put }) => done.slice(0, from) + put + done.slice(to), text), applied };
}
