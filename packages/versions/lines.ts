const one = "v?\\d{1,9}(?:\\.\\d{1,9}(?:\\.(?:\\d{1,9}|[xX*]))?|(?:\\.[xX*]){1,2})?";

/** Lines of versions: `1.x` (or `1`), `1.4.x` (or `1.4`), `1.4.0`, several with `||` between. A small part of what npm calls a range. */
export const linesPattern = `^${one}(?: ?\\|\\| ?${one}){0,9}$`;

/** What the pattern asks for, to be read after "must be". */
export const linesWords = "a line of versions such as `1.x`, `1.4.x` or `1.x || 2.x`";

const written = new RegExp(linesPattern, "u");
const longest = 256;

/** Semantic Versioning 2.0.0, or the beginning of such a version. */
const numbered = /^v?(\d{1,9}\.\d{1,9}\.\d{1,9})(?:[-+].*)?$|^v?(\d{1,9}(?:\.\d{1,9})?)$/;

/**
 * Whether a version is one of those lines: 1.4.0 is in `1.x`; a pre-release counts as the version that it leads to, so that nobody who may
 * read it is left out. Undefined where nobody can say: the lines or the version are not written as numbers, or the version has too few of them.
 */
export function reads(lines: string, version: string | undefined): boolean | undefined {
  const match = version === undefined || version.length > longest ? null : numbered.exec(version.trim());
  const found = (match?.[1] ?? match?.[2])?.split(".").map(Number);
  if (lines.length > longest || !written.test(lines) || found === undefined) return undefined;
  const said = lines.split("||").map((line) => isIn(numbersOf(line), found));
  return said.includes(true) ? true : said.includes(undefined) ? undefined : false;
}

function isIn(line: readonly number[], version: readonly number[]): boolean | undefined {
  if (line.some((number, place) => place < version.length && number !== version[place])) return false;
  return line.length > version.length ? undefined : true;
}

/** The numbers of a line up to what may be anything. */
function numbersOf(line: string): number[] {
  return [.../\d+(?:\.\d+)*/.exec(line)?.[0].split(".") ?? []].map(Number);
}
