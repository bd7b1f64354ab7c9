/** What a run of one letter of Java's DateTimeFormatter writes; absent where it is not followed here. */
type Piece = (moment: Date) => string;

const two = (number: number) => String(number).padStart(2, "0");
const pieces: Readonly<Record<string, Piece>> = {
  yyyy: (moment) => String(moment.getUTCFullYear()).padStart(4, "0"), uuuu: (moment) => String(moment.getUTCFullYear()).padStart(4, "0"), yy: (moment) => two(moment.getUTCFullYear() % 100),
  MM: (moment) => two(moment.getUTCMonth() + 1), M: (moment) => String(moment.getUTCMonth() + 1), dd: (moment) => two(moment.getUTCDate()), d: (moment) => String(moment.getUTCDate()),
  HH: (moment) => two(moment.getUTCHours()), H: (moment) => String(moment.getUTCHours()), mm: (moment) => two(moment.getUTCMinutes()), ss: (moment) => two(moment.getUTCSeconds()),
  X: () => "Z", XX: () => "Z", XXX: () => "Z", Z: () => "+0000", ZZ: () => "+0000", ZZZ: () => "+0000", ZZZZZ: () => "Z", xxx: () => "+00:00", xx: () => "+0000", x: () => "+00", VV: () => "Z",
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((digits) => ["S".repeat(digits), (moment: Date) => String(moment.getUTCMilliseconds()).padStart(3, "0").padEnd(digits, "0").slice(0, digits)])),
};

/** The pieces of a pattern, or undefined where it has a letter that is not followed here. */
function split(pattern: string): readonly (string | Piece)[] | undefined {
  const found: (string | Piece)[] = [];
  for (const [part, quoted] of pattern.slice(0, 200).matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    if (quoted !== undefined) found.push(quoted === "" ? "'" : quoted.replaceAll("''", "'"));
    else if (!/^[A-Za-z]/.test(part) || part === "T") found.push(part);
    else {
      const piece = Object.hasOwn(pieces, part) ? pieces[part] : undefined;
      if (piece === undefined) return undefined;
      found.push(piece);
    }
  }
  return found;
}

export const canWrite = (pattern: string): boolean => split(pattern) !== undefined;

/** A date, time or moment in ISO 8601, written by a pattern of Java's DateTimeFormatter. What is none stays as it is. */
export function writeMoment(text: string, pattern: string): string {
  const parts = split(pattern);
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : /^\d\d:\d\d/.test(text) ? `1970-01-01T${text.replace(/Z$/, "")}Z` : `${text.replace(/Z$/, "")}Z`;
  const moment = new Date(whole);
  if (parts === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(whole) || Number.isNaN(moment.getTime())) return text;
  return parts.map((part) => (typeof part === "string" ? part : part(moment))).join("");
}
