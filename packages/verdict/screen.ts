import { logLine } from "#text";

/** Colours of a terminal, or none. */
export interface Palette {
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
  underline(text: string): string;
}

export function palette(colour: boolean): Palette {
  const style = (on: number, off: number) => (text: string) => (colour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { red: style(31, 39), yellow: style(33, 39), blue: style(34, 39), green: style(32, 39), bold: style(1, 22), dim: style(2, 22), underline: style(4, 24) };
}

const ours = /\u001b\[\d+m/g;

/** How many columns a text takes: wide characters two, marks none, our own colours none. */
export function columnsOf(text: string): number {
  const plain = text.includes("\u001b") ? text.replace(ours, "") : text;
  if (/^[ -~]*$/.test(plain)) return plain.length;
  let columns = 0;
  for (const character of plain) columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Breaks a sentence between words into lines of at most `width` columns; a word that is longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((one) => cut(one, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(longer) > width) lines.push(line);
    line = line !== "" && columnsOf(longer) > width ? word : longer;
  }
  return [...lines, line];
}

function cut(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const pieces = [""];
  for (const character of word) {
    const last = pieces.length - 1;
    if (columnsOf(`${pieces[last]}${character}`) > width) pieces.push(character);
    else pieces[last] += character;
  }
  return pieces;
}

/** `text` at the left, `right` at the right edge, or undefined where both do not fit. */
export function spread(text: string, right: string, width: number): string | undefined {
  const gap = width - columnsOf(text) - columnsOf(right);
  return gap < 2 ? undefined : `${text}${" ".repeat(gap)}${right}`;
}

/** Lines as one text that no CI takes for a command. A line that would be one loses its colours and is shown quoted. */
export function printed(lines: readonly string[]): string {
  return lines.map((line) => `${harmless(line)}\n`).join("");
}

function harmless(line: string): string {
  const plain = line.replace(ours, "");
  const safe = logLine(plain, 10_000);
  return safe === plain ? line.trimEnd() : safe;
}
