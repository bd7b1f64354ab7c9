/** Characters as ranges of code points, both ends inside. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/** The last code point of Unicode. */
export const last = 0x10ffff;
export const anything: Ranges = [[0, last]];
export const digits: Ranges = [[48, 57]];
/** ECMA-262 §22.2.2.9.3, WordCharacters, without the flag `i`. */
export const wordCharacters: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]];
/** ECMA-262 §12.2 and §12.3, white space and line terminators. */
export const spaces: Ranges = [[9, 13], [32, 32], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]];
export const lineTerminators: Ranges = [[10, 10], [13, 13], [0x2028, 0x2029]];

/** The same characters, sorted, in as few ranges as can be. */
export function tidy(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const open = found.at(-1);
    if (open === undefined || from > open[1] + 1) found.push([from, to]);
    else open[1] = Math.max(open[1], to);
  }
  return found;
}

/** Every other character. */
export function others(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  let next = 0;
  for (const [from, to] of tidy(ranges)) {
    if (from > next) found.push([next, from - 1]);
    next = to + 1;
  }
  return next > last ? found : [...found, [next, last]];
}
