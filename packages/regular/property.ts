import { Undecided } from "./meter.ts";
import { last, type Ranges, tidy } from "./ranges.ts";

const known = new Map<string, Ranges>();
let everything: readonly string[] | undefined;

/** The characters of `\p{key}` or `\p{key=value}`, as the Unicode tables of the running JavaScript engine have them. */
export function propertyRanges(key: string, value: string | null): Ranges {
  const name = value === null ? key : `${key}=${value}`;
  const found = known.get(name) ?? scan(name);
  known.set(name, found);
  return found;
}

function scan(name: string): Ranges {
  let runs: RegExp;
  try {
    runs = new RegExp(`\\p{${name}}+`, "gu");
  } catch {
    throw new Undecided("it names a Unicode property that is not known here");
  }
  everything ??= planes();
  const found: [number, number][] = [];
  for (const plane of everything)
    for (const [run] of plane.matchAll(runs)) found.push([run.codePointAt(0) ?? 0, run.codePointAt(run.length - ((run.codePointAt(run.length - 2) ?? 0) > 0xffff ? 2 : 1)) ?? 0]);
  const one = new RegExp(`^\\p{${name}}$`, "u");
  for (let code = 0xd800; code <= 0xdfff; code += 1) if (one.test(String.fromCharCode(code))) found.push([code, code]);
  return tidy(found);
}

/** All characters but surrogates in their order, split where a run may not go on. */
function planes(): string[] {
  const texts: string[] = [];
  for (let start = 0; start <= last; start += 0x1000) {
    if (start === 0xd000) texts.push(text(0xd000, 0xd7ff));
    else if (start === 0xe000 || start < 0xd000 || start > 0xe000) texts.push(text(start, start + 0xfff));
  }
  return texts;
}

const text = (from: number, to: number): string => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
