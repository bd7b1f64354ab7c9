/** The characters that one place of a pattern takes: ranges of code points. */
export type Ranges = readonly (readonly [number, number])[];

export const last = 0x10ffff;
export const anything: Ranges = [[0, last]];
export const digits: Ranges = [[48, 57]];
export const wordCharacters: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]];
export const spaces: Ranges = [[9, 13], [32, 32], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]];

/** Every other character. */
export function others(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) found.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return next > last ? found : [...found, [next, last]];
}

export const overlap = (a: Ranges, b: Ranges): boolean => a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));

/** `\p{…}`: exact in ASCII; beyond it every character counts as inside. */
export function property(name: string): Ranges {
  let test: RegExp;
  try {
    test = new RegExp(`\\p{${name}}`, "u");
  } catch {
    return anything;
  }
  const ascii = Array.from({ length: 128 }, (_, code) => code).filter((code) => test.test(String.fromCharCode(code)));
  return [...ascii.map((code): readonly [number, number] => [code, code]), [128, last]];
}
