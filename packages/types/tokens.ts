/** One token of a type's text. A quoted text or name comes without its quotes. */
export interface Token {
  readonly kind: "word" | "number" | "text" | "quoted" | "mark";
  readonly text: string;
}

const word = /[\p{L}_][\p{L}\p{N}_$#.-]*/uy;
const number = /-?\d+(?:\.\d+)?/y;
const marks = "<>(),:[]=*";
const quotes: Readonly<Record<string, Token["kind"]>> = { "'": "text", '"': "quoted", "`": "quoted" };

/** Splits a type's text into tokens in one pass; undefined where a character has no meaning in a type. */
export function tokens(text: string): readonly Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const first = text[at] ?? "";
    const quote = quotes[first];
    if (/\s/.test(first)) at += 1;
    else if (marks.includes(first)) found.push({ kind: "mark", text: first }), (at += 1);
    else if (quote !== undefined) {
      const end = closing(text, at + 1, first);
      if (end === -1) return undefined;
      found.push({ kind: quote, text: text.slice(at + 1, end).replaceAll(first + first, first) });
      at = end + 1;
    } else {
      const token = matched(word, "word", text, at) ?? matched(number, "number", text, at);
      if (token === undefined) return undefined;
      found.push(token);
      at += token.text.length;
    }
  }
  return found;
}

/** Index of the quote that ends a quoted text; a doubled quote belongs to the text. */
function closing(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at !== -1 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}

function matched(pattern: RegExp, kind: Token["kind"], text: string, at: number): Token | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found === undefined ? undefined : { kind, text: found };
}
