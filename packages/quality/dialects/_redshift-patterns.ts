import { type Flavour, portable } from "#regular";

/** Marks the signs that are no letters and digits until it is known whether they stand in brackets. */
const mark = 0xe000;
const posix: Flavour = { point: (code) => (code < 0x80 ? String.fromCharCode(mark + code) : "\u0000"), places: { start: "^", end: "$" }, mostRepeats: 200 };

/**
 * A pattern of ECMA-262 as Redshift's POSIX operators take it ("POSIX operators", Database Developer Guide), written without a backslash, which its literals may or may not take for one. `^` and `$` are
 * those of lines there: the text it is asked of has no line in it (`oneLine`). Undefined where the pattern looks at control characters, at others than ASCII (nobody says whether sets of them
 * are taken by letters or bytes), at the ends of words or ahead, or has a set that POSIX cannot write so.
 */
export function posixPatterns(pattern: string): readonly { readonly pattern: string; readonly negated: boolean }[] | undefined {
  const sought = portable(pattern, posix);
  if ("unknown" in sought) return undefined;
  const all = sought.all.flatMap(({ pattern, negated }) => {
    const posix = written(pattern.replaceAll("(?:", "("));
    return posix === undefined ? [] : [{ pattern: posix, negated }];
  });
  return all.length === sought.all.length ? all : undefined;
}

function written(marked: string): string | undefined {
  if (marked.includes("\u0000") || marked.includes("(?") || marked.includes("()") || /[(|][|)]/.test(marked)) return undefined;
  const pieces = marked.split(/(\[\^?[^\]]*\])/);
  const parts = pieces.flatMap((part) => (part.startsWith("[") ? list(part) : outside(part)) ?? []);
  return parts.length === pieces.length ? parts.join("") : undefined;
}

const plain = (sign: string) => (sign.charCodeAt(0) >= mark ? String.fromCharCode(sign.charCodeAt(0) - mark) : sign);

/** A sign by itself is a list of one; `^` and `\` cannot be. */
function outside(part: string): string | undefined {
  const signs = part.replace(/[\ue000-\ue07f]/g, (sign) => `[${plain(sign)}]`);
  return /\[[\^\\\u0000-\u001f\u007f]\]/.test(signs) ? undefined : signs;
}

/** A list in brackets: ranges of others than letters and digits are written out, a hyphen stands last, and the signs that mean something there cannot stand in it. */
function list(part: string): string | undefined {
  const [, not = "", inside = ""] = /^\[(\^?)([^\]]*)\]$/.exec(part) ?? [];
  const items: readonly string[] = inside.match(/[^-]-[^-]|[^-]/g) ?? [];
  const signs = items.map((item) => (/^\w-\w$/.test(item) ? item : spread(plain(item.charAt(0)), plain(item.at(-1) ?? "")))).join("");
  const rest = signs.replace(/(?<!\w)-|-(?!\w)/g, "");
  return /[[\]^\\\u0000-\u001f\u007f]/.test(rest) ? undefined : `[${not}${rest}${rest === signs ? "" : "-"}]`;
}

const spread = (from: string, to: string) => Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, at) => String.fromCharCode(from.charCodeAt(0) + at)).join("");
