import { named } from "#text";

/** A condition as somebody wrote it. */
export type Written =
  | { readonly is: "and" | "or"; readonly of: readonly Written[] }
  | { readonly is: "not"; readonly of: Written }
  | { readonly is: "null"; readonly column: Name }
  | { readonly is: "in"; readonly column: Name; readonly values: readonly Value[] }
  | { readonly is: "compared"; readonly column: Name; readonly with: "<" | "<=" | ">" | ">=" | "=" | "<>"; readonly value: Value };

/** Names between dots. */
export type Name = readonly string[];
export type Value = { readonly kind: "text" | "number"; readonly value: string } | { readonly kind: "boolean"; readonly value: boolean };

interface Token {
  readonly is: "word" | "name" | "text" | "number" | "sign";
  readonly text: string;
}

const shape = /\s*(?:(?<word>[\p{L}_][\p{L}\p{N}_$]*)|"(?<name>(?:[^"]|"")+)"|`(?<ticked>(?:[^`]|``)+)`|'(?<text>(?:[^']|'')*)'|(?<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)|(?<sign><=|>=|<>|!=|==|[<>=(),.]))/iuy;
/** Longer texts and deeper ones are nobody's condition. */
const most = { letters: 10_000, depth: 50 };
const turned = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "<>": "<>" } as const;

class Mistake extends Error {}
const refuse = (why: string): never => {
  throw new Mistake(why);
};

/**
 * One condition on a row, in the part of SQL that every engine has: comparisons of a column with a value, `IN`, `BETWEEN`, `IS NULL`, `AND`, `OR`, `NOT` and brackets. No function, no query and no second
 * statement can be said in it. Otherwise why not: a clause.
 */
export function conditionIn(text: string): { readonly condition: Written } | { readonly problem: string } {
  try {
    const reader = readerOf(tokensOf(text));
    const condition = either(reader, 0);
    if (reader.peek() !== undefined) refuse(`it goes on with ${named(reader.peek()?.text ?? "")} where it should end`);
    return { condition };
  } catch (error) {
    if (error instanceof Mistake) return { problem: error.message };
    throw error;
  }
}

function tokensOf(text: string): readonly Token[] {
  if (text.length > most.letters) refuse(`it is longer than ${most.letters} characters`);
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  shape.lastIndex = 0;
  while (shape.lastIndex < end) {
    const from = shape.lastIndex;
    const { word, name, ticked, text: quoted, number, sign } = shape.exec(text)?.groups ?? refuse(`nobody here reads ${named(text.slice(from).trim().slice(0, 20))}`);
    if (word !== undefined) tokens.push({ is: "word", text: word });
    else if (name !== undefined || ticked !== undefined) tokens.push({ is: "name", text: name?.replaceAll('""', '"') ?? ticked?.replaceAll("``", "`") ?? "" });
    else if (quoted !== undefined) tokens.push({ is: "text", text: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ is: "number", text: number });
    else tokens.push({ is: "sign", text: sign === "!=" ? "<>" : sign === "==" ? "=" : (sign ?? "") });
  }
  return tokens;
}

type Reader = ReturnType<typeof readerOf>;
function readerOf(tokens: readonly Token[]) {
  let at = 0;
  const peek = (more = 0) => tokens[at + more];
  const next = () => tokens[at++] ?? refuse("it ends too early");
  const has = (text: string) => peek()?.text.toUpperCase() === text && (peek()?.is === "word" || peek()?.is === "sign");
  const take = (text: string) => has(text) && ++at > 0;
  const must = (text: string) => void (take(text) || refuse(peek() === undefined ? `it ends where ${named(text)} should come` : `${named(peek()?.text ?? "")} stands where ${named(text)} should`));
  return { peek, next, has, take, must };
}

function either(reader: Reader, depth: number): Written {
  const of = [both(reader, depth)];
  while (reader.take("OR")) of.push(both(reader, depth));
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: "or", of };
}

function both(reader: Reader, depth: number): Written {
  const of = [one(reader, depth)];
  while (reader.take("AND")) of.push(one(reader, depth));
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: "and", of };
}

function one(reader: Reader, depth: number): Written {
  if (depth > most.depth) refuse("its brackets are too deep");
  if (reader.take("NOT")) return { is: "not", of: one(reader, depth + 1) };
  if (reader.take("(")) {
    const inside = either(reader, depth + 1);
    reader.must(")");
    return inside;
  }
  const literal = valueIn(reader);
  if (literal !== undefined) {
    const how = signIn(reader) ?? refuse("a value has to be compared with a column");
    return { is: "compared", column: columnIn(reader), with: turned[how], value: literal };
  }
  const column = columnIn(reader);
  const how = signIn(reader);
  if (how !== undefined) return { is: "compared", column, with: how, value: valueHere(reader) };
  if (reader.take("IS")) {
    const no = reader.take("NOT");
    reader.must("NULL");
    return negated(no, { is: "null", column });
  }
  const no = reader.take("NOT");
  if (reader.take("BETWEEN")) {
    const least = valueHere(reader);
    reader.must("AND");
    return negated(no, { is: "and", of: [{ is: "compared", column, with: ">=", value: least }, { is: "compared", column, with: "<=", value: valueHere(reader) }] });
  }
  reader.must("IN");
  reader.must("(");
  const values = [valueHere(reader)];
  while (reader.take(",")) values.push(valueHere(reader));
  reader.must(")");
  return negated(no, { is: "in", column, values });
}

const negated = (no: boolean, of: Written): Written => (no ? { is: "not", of } : of);

function signIn(reader: Reader): keyof typeof turned | undefined {
  const sign = (Object.keys(turned) as (keyof typeof turned)[]).find((one) => reader.has(one));
  return sign !== undefined && reader.take(sign) ? sign : undefined;
}

/** Words that name a column in quotes only. */
const reserved = /^(?:and|or|not|is|in|between|like|null|true|false|select|exists|case)$/i;

function columnIn(reader: Reader): Name {
  const names: string[] = [];
  do {
    const token = reader.next();
    if (token.is !== "name" && (token.is !== "word" || reserved.test(token.text))) refuse(`${named(token.text)} stands where the name of a column should`);
    names.push(token.text);
  } while (reader.take("."));
  if (reader.has("(")) refuse(`${named(names.join("."))} is a function, and none can be called here`);
  return names;
}

const valueHere = (reader: Reader): Value => valueIn(reader) ?? refuse(reader.peek() === undefined ? "it ends where a value should come" : `${named(reader.peek()?.text ?? "")} stands where a value should: a number, a text in single quotes, TRUE or FALSE`);

/** A text, a number, TRUE or FALSE; DATE and TIMESTAMP may stand before a text. */
function valueIn(reader: Reader): Value | undefined {
  const token = reader.peek();
  const typed = token?.is === "word" && /^(?:date|timestamp)$/i.test(token.text) && reader.peek(1)?.is === "text";
  if (typed) reader.next();
  const value = typed ? reader.peek() : token;
  if (value?.is === "text" || value?.is === "number") {
    reader.next();
    return { kind: value.is, value: value.text };
  }
  if (value?.is !== "word" || !/^(?:true|false)$/i.test(value.text)) return undefined;
  reader.next();
  return { kind: "boolean", value: /^t/i.test(value.text) };
}
