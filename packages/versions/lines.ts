const one = "v?\\d{1,9}(?:\\.\\d{1,9}(?:\\.(?:\\d{1,9}|[xX*]))?|(?:\\.[xX*]){1,2})?";

/** Lines of versions: `1.x` (or `1`), `1.4.x` (or `1.4`), `1.4.0`, several with `||` between. A small part of what npm calls a range. */
export const linesPattern = `^${one}(?: ?\\|\\| ?${one}){0,9}$`;

/** What the pattern asks for, to be read after "must be". */
export const linesWords = "a line of versions such as `1.x`, `1.4.x` or `1.x || 2.x`";

const written = new RegExp(linesPattern, "u");
const longest = 256;

/**
 * Whether a version is one of those lines: 1.4.0 is in `1.x`; a pre-release counts as the version that it leads to, so that nobody who may
 * read it is left out. Undefined where the lines or the version are not written as numbers.
 */
export function reads(lines: string, version: string | undefined): boolean | undefined {
  const found = version === undefined || version.length > longest ? undefined : /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?:[-+].*)?$/s.exec(version.trim())?.[1]?.split(".").map(Number);
  if (lines.length > longest || !written.test(lines) || found === undefined) return undefined;
  return lines.split("||").some((line) => numbersOf(line).every((number, place) => number === (found[place] ?? 0)));
}

/** The numbers of a line up to what may be anything. */
function numbersOf(line: string): number[] {
  return [.../\d+(?:\.\d+)*/.exec(line)?.[0].split(".") ?? []].map(Number);
}
