import { flat } from "./flat.ts";

/**
 * Untrusted text as a GFM code span: inside it nothing is a link, an image, a mention, a heading or HTML (GFM §6.3).
 * The fence is longer than any run of backticks in the text. At most `max` UTF-16 code units of it are kept.
 */
export function codeSpan(text: string, max = 120): string {
  const words = flat(text, max);
  const fence = "`".repeat(1 + Math.max(0, ...(words.match(/`+/g) ?? []).map((run) => run.length)));
  const padded = /^`|`$|^ .*[^ ].* $|^$/.test(words) ? ` ${words} ` : words;
  return `${fence}${padded}${fence}`;
}

/**
 * An untrusted sentence as GFM: plain words stay prose, names in backticks stay code, and every other word (an address, a mention, a number sign,
 * HTML, markup, what looks like a commit) becomes a code span. At most `max` UTF-16 code units of it are kept.
 */
export function prose(text: string, max = 500): string {
  let said = "";
  for (const part of flat(text, max).trim().split(/(`[^`]+`)/)) {
    for (const piece of part.startsWith("`") && part.length > 1 ? [part] : part.split(/( +)/)) {
      const next = isPlain(piece, said === "") ? piece : codeSpan(/^`(.+)`$/.exec(piece)?.[1] ?? piece, max);
      said += said.endsWith("`") && next.startsWith("`") ? ` ${next}` : next;
    }
  }
  return said;
}

/** One row of a GFM table. The cells are Markdown already; a `|` in them does not end the cell (GFM §4.10). */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/(\\*)\|/g, (_, slashes: string) => `${"⧵".repeat(slashes.length)}\\|`)).join(" | ")} |`;
}

const word = /^[("“‘]*\p{L}[\p{L}\p{M}]*(?:['’/-]\p{L}[\p{L}\p{M}]*)*[)"”’]*[,;:.!?…]?$/u;
const short = /^\(?[\p{L}\d]{1,6}%?\)?[,;:.!?…]?$/u;
/** A version or a day. */
const dotted = /^\(?(?:\d{1,6}(?:\.\d{1,6}){1,2}|\d{4}-\d\d-\d\d)\)?[,;:.!?…]?$/;
const mark = /^(?: *|[–—→·…✖⚠✔]|[("“‘]+|[)"”’]*[,;:.!?…]?)$/;
const commit = /[0-9a-f]{7,}/i;
const opensList = /^\d+[.)]/;

/** Whether a piece between spaces can mean nothing to a Markdown reader. A number with a dot at the start would open a list (GFM §5.2). */
function isPlain(piece: string, first: boolean): boolean {
  return mark.test(piece) || ((word.test(piece) || short.test(piece) || dotted.test(piece)) && !commit.test(piece) && !(first && opensList.test(piece)));
}
