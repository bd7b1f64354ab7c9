/** A pattern without what only some engines know, and what that was. */
export interface Plain {
  /** Of the same shape: a look-around is a group, a back reference an empty one. */
  readonly text: string;
  readonly risks: readonly string[];
}

const groups: readonly (readonly [string, string])[] = [
  ["(?=", "look-ahead"], ["(?!", "look-ahead"], ["(?<=", "look-behind"], ["(?<!", "look-behind"], ["(?>", "an atomic group"], ["(?|", "a branch reset"], ["(?(", "a condition"],
];
/** `\A` means the start of the text in one engine and the letter A in the next. */
const escapes: Readonly<Record<string, string>> = { A: "\\A", z: "\\z", Z: "\\Z", G: "\\G", Q: "\\Q", E: "\\E", X: "\\X", R: "\\R", K: "\\K", h: "\\h", H: "\\H" };

/** Finds what is not common to ECMA-262 (the dialect of ODCS) and RE2 (linear time; BigQuery, Go, our own checks). */
export function plainOf(pattern: string): Plain {
  const risks = new Set<string>();
  let text = "";
  let inClass = false;
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at, at + 80);
    const [take, put, risk] = token(rest, inClass);
    if (risk !== undefined) risks.add(risk);
    if (!inClass && take === "[") inClass = true;
    else if (inClass && take === "]") inClass = false;
    text += put;
    at += take.length;
  }
  return { text, risks: [...risks] };
}

type Token = readonly [take: string, put: string, risk?: string];

function token(rest: string, inClass: boolean): Token {
  if (rest.startsWith("\\")) return escape(rest, inClass);
  if (inClass) {
    const posix = /^\[:\^?[a-z]*:\]/.exec(rest)?.[0];
    return posix === undefined ? one(rest) : [posix, posix, `the class ${posix}`];
  }
  const group = groups.find(([start]) => rest.startsWith(start));
  if (group !== undefined) return [group[0], "(?:", group[1]];
  const python = /^\(\?P([<=>])/.exec(rest);
  if (python !== null) return python[1] === "<" ? [python[0], python[0], "`(?P<name>`"] : [/^\(\?P[^)]*\)?/.exec(rest)?.[0] ?? rest, "(?:)", "a back reference"];
  const flags = /^\(\?[a-zA-Z]*(?:-[a-zA-Z]+)?[:)]/.exec(rest)?.[0];
  if (flags !== undefined && flags !== "(?:") return [flags, flags, "flags inside the pattern"];
  const possessive = /^([*+?]|\{\d+(?:,\d*)?\})\+/.exec(rest);
  if (possessive !== null) return [possessive[0], possessive[1] ?? "", "a possessive quantifier"];
  return /^[*+?]\?/.test(rest) ? [rest.slice(0, 2), rest.slice(0, 2)] : one(rest);
}

function escape(rest: string, inClass: boolean): Token {
  const named = /^\\k<[^>]*>/.exec(rest)?.[0];
  if (named !== undefined && !inClass) return [named, "(?:)", "a back reference"];
  const number = /^\\[1-9]\d*/.exec(rest)?.[0];
  if (number !== undefined && !inClass) return [number, "(?:)", "a back reference"];
  const pair = /^\\[^]?/u.exec(rest)?.[0] ?? "\\";
  const odd = escapes[pair.slice(1)];
  return odd === undefined ? [pair, pair] : [pair, odd === "\\Q" || odd === "\\E" || odd === "\\A" || odd === "\\z" ? pair : "", `\`${odd}\``];
}

const one = (rest: string): Token => [rest.slice(0, 1), rest.slice(0, 1)];
