import type { Location } from "#model";
import { type Cursor, isMark, peek, since } from "./cursor.ts";
import { type Fold, fold } from "./dialect.ts";
import type { Token } from "./tokens.ts";

/** A name as the engine knows it: `sales.orders` in parts. */
export interface Name {
  readonly parts: readonly string[];
  readonly at: Location;
}

/** Takes a name with its dots, in any quotes; undefined where none stands. BigQuery also writes a whole path in one pair of quotes, and dashes. */
export function takeName(at: Cursor, how: Fold): Name | undefined {
  const from = at.next;
  const parts: string[] = [];
  do {
    const part = takePart(at, how);
    if (part === undefined) return (at.next = from), undefined;
    parts.push(...part);
  } while (isMark(at, ".") && (at.next += 1));
  return { parts, at: since(at, from) };
}

function takePart(at: Cursor, how: Fold): readonly string[] | undefined {
  const token = peek(at);
  const { server } = at.sql.dialect;
  if (server === undefined && isMark(at, "[") && peek(at, 1)?.kind === "word" && isMark(at, "]", 2)) return (at.next += 3), [peek({ ...at, next: at.next - 2 })?.text ?? ""];
  if (token?.kind !== "word" && token?.kind !== "quoted" && token?.kind !== "template") return undefined;
  at.next += 1;
  if (token.kind === "template") return [token.text];
  if (token.kind === "quoted") return server === "bigquery" ? token.text.split(".").map((part) => fold(part, true, how)) : [fold(token.text, true, how)];
  return [fold(token.text + (server === "bigquery" ? dashes(at, token) : ""), false, how)];
}

/** What belongs to a name that BigQuery lets be written with dashes: `my-project-1`. */
function dashes(at: Cursor, first: Token): string {
  let [text, last] = ["", first.to];
  for (let token = peek(at); token !== undefined && token.from === last && (token.kind === "word" || token.kind === "number" || token.text === "-"); token = peek(at)) {
    if (token.kind === "number" && token.text.endsWith(".")) break;
    text += token.text;
    last = token.to;
    at.next += 1;
  }
  return text;
}

/** A name in one text; a part that holds a dot stands in quotes. */
export const dotted = (parts: readonly string[]): string => parts.map((part) => (/[."]/.test(part) ? JSON.stringify(part) : part)).join(".");
