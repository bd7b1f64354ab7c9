import type { Json } from "#model";
import { type Cursor, isMark, peek, word } from "./cursor.ts";
import type { Token } from "./tokens.ts";

/** The value of an expression that is one literal, perhaps signed or cast to a type of its own kind; undefined for every other expression. */
export function literal(at: Cursor): Json | undefined {
  const negative = isMark(at, "-");
  if (negative) at.next += 1;
  const token = peek(at);
  at.next += 1;
  const value = token === undefined ? undefined : negative && token.kind !== "number" ? undefined : valueOf(token, negative);
  if (value === undefined || !takeCast(at, value)) return undefined;
  return at.next === at.end ? value : undefined;
}

const words: ReadonlyMap<string, Json> = new Map([["TRUE", true], ["FALSE", false], ["NULL", null]]);

function valueOf({ kind, text, coded }: Token, negative: boolean): Json | undefined {
  if (kind === "number") return numeric(text, negative);
  if (kind === "text") return coded === undefined ? text : undefined;
  return kind === "word" ? words.get(text.toUpperCase()) : undefined;
}

/** A number that a double holds digit by digit; 0.10 is 0.1. */
function numeric(text: string, negative: boolean): number | undefined {
  const plain = /^(\d+)(?:\.(\d*))?$/.exec(text);
  const digits = `${plain?.[1] ?? ""}${plain?.[2] ?? ""}`.replace(/^0+/, "");
  if (plain === null || digits.length > 15) return undefined;
  return negative && digits !== "" ? -Number(text) : Number(text);
}

const textual = /^(?:TEXT|VARCHAR|CHARACTER VARYING|STRING)$/;
const numericTypes = /^(?:NUMERIC|DECIMAL|BIGINT|INT8|NUMBER)$/;

/** Steps over `::text` and `::character varying` after a text, `::numeric` after a number: casts that leave the value as it is. */
export function takeCast(at: Cursor, value: Json | undefined): boolean {
  while (isMark(at, ":") && isMark(at, ":", 1)) {
    const varies = word(at, 3) === "VARYING";
    const type = varies ? `${word(at, 2)} VARYING` : (word(at, 2) ?? "");
    const harmless = typeof value === "number" ? numericTypes.test(type) && Number.isInteger(value) : typeof value === "string" ? textual.test(type) : value === null;
    if (!harmless) return false;
    at.next += varies ? 4 : 3;
    if (isMark(at, "(")) return false;
  }
  return true;
}
