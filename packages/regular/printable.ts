import { type Alphabet, rangesOf } from "./alphabet.ts";
import { last, type Ranges } from "./ranges.ts";

/** Characters that people read well, the plainest first, and how much a witness would rather not hold one. */
const plain: readonly (readonly [Ranges, number])[] = [
  [[[97, 122]], 0],
  [[[48, 57]], 1],
  [[[65, 90]], 2],
  [[[45, 46], [95, 95], [33, 44], [47, 47], [58, 64], [91, 94], [96, 96], [123, 126]], 3],
  [[[32, 32]], 4],
  [[[0xe0, 0xf6], [0xf8, 0x17f], [0xa1, 0xac], [0xae, 0xdf], [0xf7, 0xf7], [0x3b1, 0x3c9], [0x391, 0x3a1], [0x430, 0x44f], [0x410, 0x42f], [0x5d0, 0x5ea], [0x621, 0x63a]], 5],
  [[[0x4e00, 0x9fff], [0x3041, 0x3096], [0x30a1, 0x30fa], [0xac00, 0xd7a3], [0x1f600, 0x1f64f]], 6],
];
/** Of what people do not see. One of these is worse than any number of others that a text here may hold. */
const dear = 1_000_000;

/** A character to show for a letter, and how dear it is. */
export interface Shown {
  readonly code: number;
  readonly cost: number;
}

/** The plainest character of each letter. */
export const shownOf = (alphabet: Alphabet): readonly Shown[] => rangesOf(alphabet).map((ranges) => choices(ranges, 1)[0] ?? { code: 0, cost: dear });

/** Up to `count` characters of some ranges, the plainest first, then both ends of what is not printable. */
export function choices(ranges: Ranges, count: number): Shown[] {
  const found: Shown[] = [];
  for (const [zones, cost] of plain)
    for (const [from, to] of zones)
      for (const [start, end] of ranges)
        for (let code = Math.max(from, start); code <= Math.min(to, end); code += 1) {
          found.push({ code, cost });
          if (found.length >= count) return found;
        }
  const rest = ranges.flatMap(([from, to]) => [from, to]).filter((code) => !found.some((one) => one.code === code));
  const isOdd = (code: number) => (code >= 0xd800 && code <= 0xdfff) || code === 0 || code === last;
  return [...found, ...rest.sort((a, b) => Number(isOdd(a)) - Number(isOdd(b))).map((code) => ({ code, cost: isOdd(code) ? 2 * dear : dear }))].slice(0, count);
}

/** Shorter first (in code points), then in the order of code units. */
export function byLength(a: string, b: string): number {
  return sizeOf(a) - sizeOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Code points of a text. */
export function sizeOf(text: string): number {
  let size = 0;
  for (const _ of text) size += 1;
  return size;
}

/** Whether a text of these code points reads back as them: no half of a pair stands before the other half. */
export function isText(codes: readonly number[]): boolean {
  const isHalf = (code: number | undefined, from: number) => code !== undefined && code >= from && code < from + 0x400;
  return !codes.some((code, at) => isHalf(code, 0xd800) && isHalf(codes[at + 1], 0xdc00));
}
