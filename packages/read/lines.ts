import type { Edit, Location } from "#model";

/** Offsets → lines and columns of one text. */
export interface LineIndex {
  /** The location from one offset to another (exclusive). */
  range(from: number, to: number): Location;
  lineOf(offset: number): number;
  /** Offset of the end of the line that holds `offset`, without its line break. */
  lineEnd(offset: number): number;
  /** Takes away the whole line that holds `offset`; undefined where something else stands before it. */
  removal(offset: number): Edit | undefined;
}

/** Builds the index; lines end with LF or CR LF. */
export function lineIndex(file: string, text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const lineOf = (offset: number) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  const columnOf = (offset: number, line: number) => offset - (starts[line - 1] ?? 0) + 1;
  const range = (from: number, to: number): Location => {
    const line = lineOf(from);
    const endLine = to <= from ? line : lineOf(to);
    return { file, line, column: columnOf(from, line), endLine, endColumn: columnOf(Math.max(from, to), endLine) };
  };
  return {
    lineOf,
    range,
    removal(offset) {
      const line = lineOf(offset);
      const start = starts[line - 1] ?? 0;
      if (text.slice(start, offset).trim() !== "") return undefined;
      return { at: range(start, starts[line] ?? text.length), text: "" };
    },
    lineEnd(offset) {
      const next = starts[lineOf(offset)];
      if (next === undefined) return text.length;
      return text[next - 2] === "\r" ? next - 2 : next - 1;
    },
  };
}
