import type { Location } from "#model";
import { type Cursor, cursor, type Sql } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import type { Token } from "./tokens.ts";

/** A text in statements. */
export interface Statements {
  readonly all: readonly Cursor[];
  /** The index of the first bracket of a statement that has no partner, by the index of the statement's first token. */
  readonly unpaired: ReadonlyMap<number, number>;
}

/** Tokens → statements, cut at semicolons and around lines that are for psql alone. */
export function statements(tokens: readonly Token[], dialect: Dialect, range: (from: number, to: number) => Location): Statements {
  const closes = new Map<number, number>();
  const sql: Sql = { dialect, tokens, closes, place: (from, to) => range(tokens[from]?.from ?? 0, tokens[Math.max(from, to - 1)]?.to ?? 0) };
  const all: Cursor[] = [];
  const unpaired = new Map<number, number>();
  let from = 0;
  const cut = (end: number) => {
    const alone = pair(tokens, from, end, closes);
    if (alone !== undefined) unpaired.set(from, alone);
    if (end > from) all.push(cursor(sql, from, end));
  };
  for (const [index, token] of tokens.entries()) {
    const meta = token.kind === "meta";
    if (!meta && !(token.kind === "mark" && token.text === ";")) continue;
    cut(index);
    if (meta && !/^\\(?:un)?restrict\b/.test(token.text)) all.push(cursor(sql, index, index + 1));
    from = index + 1;
  }
  cut(tokens.length);
  return { all, unpaired };
}

const partner: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Finds the partner of every bracket; the index of the first that has none. */
function pair(tokens: readonly Token[], from: number, end: number, closes: Map<number, number>): number | undefined {
  const open: number[] = [];
  for (let index = from; index < end; index += 1) {
    const token = tokens[index];
    if (token?.kind !== "mark") continue;
    if (Object.hasOwn(partner, token.text)) open.push(index);
    else if (token.text === ")" || token.text === "]" || token.text === "}") {
      const last = open.pop();
      if (last === undefined || partner[tokens[last]?.text ?? ""] !== token.text) return last ?? index;
      closes.set(last, index);
    }
  }
  return open[0];
}
