import type { ProtoOption } from "#model";
import { type Cursor, unexpected } from "./cursor.ts";
import { string } from "./literals.ts";

/** `option name = value;`, the first word of which has been taken; adds what it says. */
export function optionStatement(cursor: Cursor, from: number, into: ProtoOption[]): void {
  const options = assignment(cursor);
  cursor.expect(";");
  const at = cursor.since(from);
  for (const option of options) into.push({ ...option, at });
}

/** `[name = value, …]`, where there is one. */
export function inlineOptions(cursor: Cursor): ProtoOption[] {
  const options: ProtoOption[] = [];
  if (!cursor.takes("[")) return options;
  do {
    for (const option of assignment(cursor)) options.push(option);
  } while (cursor.takes(","));
  cursor.expect("]");
  return options;
}

/** The last value that an option is given, as written. */
export function given(options: readonly ProtoOption[], name: string): string | undefined {
  return options.findLast((option) => option.name === name)?.text;
}

function assignment(cursor: Cursor): ProtoOption[] {
  const { from } = cursor.peek();
  const name = optionName(cursor);
  cursor.expect("=");
  const values: Named[] = [];
  value(cursor, name, values);
  const at = cursor.since(from);
  return values.map(({ name: one, text }) => ({ name: one, text, at, spots: {} }));
}

interface Named {
  readonly name: string;
  readonly text: string;
}

/** `java_package`, `features.field_presence`, `(acme.rule).max.(other)`; a dot in front of a full name says nothing more. */
function optionName(cursor: Cursor): string {
  const parts: string[] = [];
  do {
    if (cursor.takes("(")) {
      parts.push(`(${cursor.path("the name of an option").text.replace(/^\./, "")})`);
      cursor.expect(")");
    } else parts.push(cursor.name("the name of an option").text);
  } while (cursor.takes("."));
  return parts.join(".");
}

function value(cursor: Cursor, name: string, into: Named[]) {
  const close = cursor.sees("{") ? "}" : undefined;
  if (close !== undefined) return message(cursor, name, into);
  into.push({ name, text: scalar(cursor) });
}

function scalar(cursor: Cursor): string {
  if (cursor.peek().kind === "string") return string(cursor);
  const sign = cursor.takes("-") ? "-" : cursor.takes("+") ? "" : undefined;
  const token = cursor.peek();
  if (token.kind !== "number" && (token.kind !== "word" || (sign !== undefined && !/^(?:inf|infinity|nan)$/i.test(token.text)))) throw unexpected(token, "a value");
  cursor.next();
  return `${sign ?? ""}${token.text}`;
}

/** A message in the text format (Text Format Language Specification): `{ a: 1 b { c: "x" } d: [1, 2] [acme.e]: 3 }`, also in `<` and `>`. */
function message(cursor: Cursor, name: string, into: Named[]) {
  const close = cursor.next().text === "<" ? ">" : "}";
  const before = into.length;
  cursor.deeper(() => {
    while (!cursor.takes(close)) {
      const field = `${name}.${fieldName(cursor)}`;
      const colon = cursor.takes(":");
      if (cursor.takes("[")) list(cursor, field, into);
      else if (cursor.sees("{") || cursor.sees("<")) message(cursor, field, into);
      else if (colon) into.push({ name: field, text: scalar(cursor) });
      else throw unexpected(cursor.peek(), "`:` or a message");
      if (!cursor.takes(",")) cursor.takes(";");
    }
  });
  if (into.length === before) into.push({ name, text: "{}" });
}

function list(cursor: Cursor, name: string, into: Named[]) {
  const before = into.length;
  if (!cursor.takes("]")) {
    do {
      if (cursor.sees("{") || cursor.sees("<")) message(cursor, `${name}[]`, into);
      else into.push({ name: `${name}[]`, text: scalar(cursor) });
    } while (cursor.takes(","));
    cursor.expect("]");
  }
  if (into.length === before) into.push({ name, text: "[]" });
}

/** A field, an extension `[acme.e]` or a type URL `[type.example.com/acme.E]`. */
function fieldName(cursor: Cursor): string {
  if (!cursor.takes("[")) return cursor.name("the name of a field").text;
  let text = "";
  while (!cursor.sees("]")) {
    const token = cursor.next();
    if (token.kind !== "word" && !/^[./-]$/.test(token.text)) throw unexpected(token, "the name of a field");
    text += token.text;
  }
  cursor.expect("]");
  return `(${text})`;
}
