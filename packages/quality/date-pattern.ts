import type { Property } from "#model";

/** Longer formats are not read. */
const longest = 100;

/** What a run of one letter matches, by its length; where a length is missing, nobody here reads it (names of months depend on the language). */
const letters: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  y: { 4: "\\d{4}", 2: "\\d{2}" }, u: { 4: "\\d{4}", 2: "\\d{2}" },
  M: { 1: "(?:[1-9]|1[0-2])", 2: "(?:0[1-9]|1[0-2])" },
  d: { 1: "(?:[1-9]|[12]\\d|3[01])", 2: "(?:0[1-9]|[12]\\d|3[01])" },
  H: { 1: "(?:1?\\d|2[0-3])", 2: "(?:[01]\\d|2[0-3])" },
  h: { 1: "(?:[1-9]|1[0-2])", 2: "(?:0[1-9]|1[0-2])" },
  m: { 1: "[1-5]?\\d", 2: "[0-5]\\d" },
  s: { 1: "[1-5]?\\d", 2: "[0-5]\\d" },
  a: { 1: "(?:[AaPp][Mm])" },
  X: { 1: "(?:Z|[+-]\\d\\d(?:\\d\\d)?)", 2: "(?:Z|[+-]\\d{4})", 3: "(?:Z|[+-]\\d\\d:\\d\\d)" },
  x: { 1: "[+-]\\d\\d(?:\\d\\d)?", 2: "[+-]\\d{4}", 3: "[+-]\\d\\d:\\d\\d" },
  Z: { 1: "[+-]\\d{4}", 2: "[+-]\\d{4}", 3: "[+-]\\d{4}", 5: "(?:Z|[+-]\\d\\d:\\d\\d)" },
};

/**
 * A pattern for the texts of a format of `java.time.format.DateTimeFormatter`, without look-around; undefined where it has a letter whose texts depend on a
 * language or that is not read here. It does not know how long a month is; that is for the type.
 */
export function datePattern(format: string): string | undefined {
  if (format.length > longest) return undefined;
  let pattern = "";
  for (const [token, quoted, run] of format.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^]/gu)) {
    if (quoted !== undefined) pattern += quoted === "" ? "'" : escaped(quoted.replaceAll("''", "'"));
    else if (run === "S") pattern += `\\d{${token.length}}`;
    else if (run !== undefined) {
      const known = Object.hasOwn(letters, run) ? letters[run]?.[token.length] : undefined;
      if (known === undefined) return undefined;
      pattern += known;
    } else if (token === "[") pattern += "(?:";
    else if (token === "]") pattern += ")?";
    else if (token === "'" || "{}#".includes(token)) return undefined;
    else pattern += escaped(token);
  }
  return balanced(format) ? `^${pattern}$` : undefined;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Whether the brackets of optional parts close in their order. */
function balanced(format: string): boolean {
  let open = 0;
  for (const sign of format.replace(/'[^']*'/g, "")) {
    open += sign === "[" ? 1 : sign === "]" ? -1 : 0;
    if (open < 0) return false;
  }
  return open === 0;
}

/** The format of dates and times that are not written as ISO 8601 has it, so that no engine reads them without being told. */
export function foreignFormat({ logicalType, options }: Property): string | undefined {
  const format = options.values["format"];
  if (typeof format !== "string" || (logicalType !== "date" && logicalType !== "timestamp" && logicalType !== "time")) return undefined;
  return /^(?:[yu]{4}-MM-dd)?(?:'T'| |$|(?=H))(?:HH:mm(?::ss(?:\.S+)?)?(?:X{1,3}|x{1,3}|'Z')?)?$/.test(format) ? undefined : format;
}
