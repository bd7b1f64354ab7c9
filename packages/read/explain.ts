import type { Path, ProblemRule } from "#model";
import { closest, either, named, shown } from "#text";
import { type Fault, holds, inRange, isUndecided, type JsonType, type Part, rowAt, typeOf } from "./check.ts";

/** Something in a document that its standard does not allow. */
export interface StructureProblem {
  readonly rule: Extract<ProblemRule, "missing-field" | "unknown-field" | "wrong-type" | "invalid-value" | "conflicting-fields" | "later-version" | "limit-exceeded">;
  /** Steps to the blamed node: the key itself where it does not belong, its parent where it is missing. */
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  /** The name that an unknown key was most likely meant to have. */
  readonly suggestion?: string;
}

/** What messages need to know of a standard. */
export interface Spoken {
  readonly title: string;
  readonly document: string;
  readonly versionKey: string;
  readonly prefix: string;
  readonly versions: readonly string[];
}

type Of<K extends Fault["is"]> = Extract<Fault, { is: K }>;

/** A fault in words. */
export function explain(path: Path, fault: Fault, standard: Spoken, version: number): StructureProblem {
  const it = label(path, standard);
  switch (fault.is) {
    case "unknown": return { rule: "unknown-field", path, ...unknown(fault, standard, version) };
    case "missing": return { rule: "missing-field", path, ...missing(fault, version) };
    case "choice": return choice(path, fault);
    case "type": return { rule: "wrong-type", path, message: `${it} must be ${oneOf(fault.leaf.types)}, but it is ${found(fault.found)}.`, hint: retyped(fault) };
    case "value": return { rule: "invalid-value", path, message: `${it} cannot be ${named(String(fault.found))}.`, hint: values(fault, standard, version) };
    case "text": return { rule: "invalid-value", path, message: `${it} must be ${form(fault.leaf)}, but it is ${found(fault.found)}.` };
    case "number": return { rule: "invalid-value", path, message: `${it} must be ${fault.leaf.least === undefined ? `greater than ${fault.leaf.above}` : `${fault.leaf.least} or more`}, but it is ${found(fault.found)}.` };
    case "size": return { rule: "invalid-value", path, message: `${it} must have ${sizes(fault)}, but it has ${sizeOf(fault.found)}.`, hint: sizeOf(fault.found) === "none" ? "Add an entry, or remove the key." : "Add or remove entries." };
    case "repeat": return { rule: "invalid-value", path: [...path, fault.index], message: `Entry ${fault.index + 1} of ${named(String(path.at(-1)))} repeats entry ${fault.first + 1}.`, hint: "Remove one of them." };
    case "name": return { rule: "invalid-value", path: [...path, fault.key], message: `${named(fault.key)} must be made of ${fault.leaf.form ?? "other characters"}.`, hint: "Rename it." };
    case "alike": return {
      rule: "conflicting-fields", path: [...path, fault.keys.at(-1) ?? ""], message: `${list(fault.keys)} must both be a text or both be a list.`,
      hint: "Write a list with one entry where the other has one.",
    };
  }
}

function unknown({ key, data, table }: Of<"unknown">, standard: Spoken, version: number): Pick<StructureProblem, "message" | "hint" | "suggestion"> {
  const stranger = table.strangers && (Object.hasOwn(table.strangers, key) ? table.strangers[key] : table.strangers["*"]);
  if (stranger !== undefined) return { message: `${named(key)} ${stranger[0]}.`, hint: stranger[1] };
  const homes = table.parts.filter(({ rows }) => Object.hasOwn(rows, key));
  const now = homes.filter((part) => inRange(part.range, version) && rowAt(part, key, version));
  if (now[0] !== undefined) return { message: `${named(key)} does not belong to ${kind(table.called, data, now[0])}.`, hint: `It belongs where ${conditions(now)}.` };
  if (homes[0] !== undefined) {
    const spans = homes.flatMap(({ range, rows }) => (rows[key] ?? []).map((row) => [Math.max(row.range[0], range?.[0] ?? 0), Math.min(row.range[1], range?.[1] ?? Infinity)] as const));
    return otherVersion(named(key), spans, standard, version);
  }
  const everyCase = isUndecided(data, table, version);
  const open = table.parts.filter((part) => (everyCase ? inRange(part.range, version) : holds(part, data, version)));
  const free = [...new Set(open.flatMap((part) => Object.keys(part.rows).filter((name) => rowAt(part, name, version) && !Object.hasOwn(data, name))))];
  const suggestion = closest(key, free);
  if (suggestion !== undefined) return { message: `${named(key)} is not a key of ${table.called}.`, hint: `Did you mean ${named(suggestion)}?`, suggestion };
  return { message: `${named(key)} is not a key of ${table.called}.`, hint: free.length === 0 ? "Remove it." : `Remove it, or use one of ${either(free)}.` };
}

/** A document that is right in a later version than it says: one cause, one problem, at the line that names the version. */
export function outdated(newer: readonly (readonly [Path, Fault])[], standard: Spoken, version: number, later: number): StructureProblem {
  const all = [...new Set(newer.map(([path, fault]) => (fault.is === "unknown" ? named(fault.key) : fault.is === "value" ? named(String(fault.found)) : `the way ${label(path, standard)} is written`)))];
  const names = and(all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} more`] : all);
  return {
    rule: "later-version", path: [standard.versionKey],
    message: `${capital(names)} came with ${standard.title} ${standard.versions[later]}; this ${standard.document} says ${spoken(standard, version)}.`,
    hint: `Write \`${standard.versionKey}: ${spoken(standard, later)}\`.`,
  };
}

/** Whether a fault is the use of something that a later version has. */
export const isNewer = (fault: Fault, later: number): boolean =>
  fault.is === "unknown" ? fault.table.parts.some((part) => inRange(part.range, later) && rowAt(part, fault.key, later) !== undefined) : fault.is === "type" || fault.is === "value" || fault.is === "text";

const spoken = (standard: Spoken, version: number): string => `${standard.prefix}${standard.versions[version] ?? ""}`;

function otherVersion(it: string, spans: readonly (readonly [number, number])[], standard: Spoken, version: number): { message: string; hint: string } {
  const later = Math.min(...spans.map(([since]) => since).filter((since) => since > version));
  const says = `this ${standard.document} says ${spoken(standard, version)}`;
  if (Number.isFinite(later)) return { message: `${it} exists since ${standard.title} ${standard.versions[later]}; ${says}.`, hint: `Write \`${standard.versionKey}: ${spoken(standard, later)}\`, or leave it out.` };
  const last = Math.max(...spans.map(([, until]) => until)) - 1;
  return { message: `${it} was dropped after ${standard.title} ${standard.versions[last]}; ${says}.`, hint: "Remove it." };
}

function missing({ key, data, table, part }: Of<"missing">, version: number): { message: string; hint: string } {
  const twin = table.open && inRange(table.open, version) ? closest(key, Object.keys(data).filter((name) => !table.parts.some(({ rows }) => Object.hasOwn(rows, name)))) : undefined;
  const says = rowAt(part, key, version)?.says;
  const hint = twin === undefined ? `Add ${named(key)}${says === undefined ? "." : `: ${says}`}` : `Rename ${named(twin)} to ${named(key)}.`;
  return { message: `${named(key)} is missing: ${kind(table.called, data, part)} needs it.`, hint };
}

function choice(path: Path, { keys, found: there, table, part, data }: Of<"choice">): StructureProblem {
  const who = kind(table.called, data, part);
  const first = there[0];
  if (first === undefined) return { rule: "missing-field", path, message: `${capital(who)} needs a threshold.`, hint: `Add one of ${either(keys)}.` };
  return { rule: "conflicting-fields", path: [...path, there[1] ?? first], message: `${list(there)} stand side by side: ${who} has exactly one threshold.`, hint: `Keep one of them; write a second check for the other.` };
}

/** `a server of type s3`: the thing, and which of its kinds it is. */
function kind(called: string, data: Readonly<Record<string, unknown>>, part: Part): string {
  const test = part.when?.find(({ key }) => Object.hasOwn(data, key)) ?? part.when?.[0];
  if (test === undefined) return called;
  const value = Object.hasOwn(data, test.key) ? data[test.key] : undefined;
  if (typeof value !== "string") return `${called} without ${named(test.key)}`;
  return test.present ? `${called} with ${named(test.key)}` : `${called} with ${named(test.key)} ${named(value)}`;
}

/** `type` is `a` or `b`, or there is a `metric`. */
function conditions(parts: readonly Part[]): string {
  const tests = parts.flatMap(({ when }) => when ?? []);
  return [...new Set(tests.map(({ key }) => key))].map((key) => {
    const about = tests.filter((test) => test.key === key);
    const is = [...new Set(about.flatMap((test) => test.is ?? []))].sort();
    return is.length > 0 ? `${named(key)} is ${either(is)}` : about.some(({ present }) => present) ? `there is a ${named(key)}` : `there is no ${named(key)}`;
  }).join(", or where ");
}

function values({ found: value, leaf }: Of<"value">, standard: Spoken, version: number): string {
  const all = leaf.values ?? [];
  const known = all.filter(([name]) => name === value);
  if (known.length > 0) {
    const { message, hint } = otherVersion(named(String(value)), known.map(([, since, until]) => [since, until] as const), standard, version);
    return `${message} ${hint}`;
  }
  const now = all.filter(([, ...range]) => inRange(range, version)).map(([name]) => name);
  const near = closest(String(value), now);
  return near === undefined ? `Write ${either(now)}.` : `Did you mean ${named(near)}? Allowed: ${either(now)}.`;
}

const typeNames: Readonly<Record<JsonType, string>> = {
  text: "a text", number: "a number", integer: "a whole number", flag: "true or false", null: "null", list: "a list", object: "a map of keys and values",
};
const oneOf = (types: readonly JsonType[]): string => {
  const names = [...new Set(types)].map((type) => typeNames[type]);
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
};

function found(value: unknown): string {
  const type = typeOf(value);
  if (type === "null") return "empty";
  if (type === "text") return `the text ${named(shown(String(value), 60))}`;
  if (type === "number" || type === "integer") return `the number ${String(value)}`;
  return type === "flag" ? String(value) : type === undefined ? String(value).slice(0, 20) : typeNames[type];
}

function retyped({ found: value, leaf: { types } }: Of<"type">): string {
  if (value === null) return "Write a value, or remove the key.";
  if (types.includes("text") && typeof value !== "object") return "Put the value in quotes.";
  if (types.includes("flag")) return "Write true or false, without quotes.";
  if (types.includes("number") || types.includes("integer")) return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? "Remove the quotes." : `Write ${oneOf(types)}.`;
  if (types.includes("list")) return "Write a list: a line that starts with `- ` for each entry.";
  return types.includes("object") ? "Write keys and values, one per line, indented below it." : `Write ${oneOf(types)}.`;
}

const formats: Readonly<Record<string, string>> = {
  uri: "an address with a scheme, such as `https://host/path`", date: "a date such as `2026-01-31`",
  "date-time": "a date and time with a zone, such as `2026-01-31T12:00:00Z`", email: "an e-mail address",
};
const form = ({ form: words, format }: Of<"text">["leaf"]): string => words ?? formats[format ?? ""] ?? "of another form";

function sizes({ leaf: { min, max, entries } }: Of<"size">): string {
  const least = min ?? entries ?? 0;
  if (min !== undefined && min === max) return `exactly ${min} entries`;
  return max === undefined ? `at least ${least} ${least === 1 ? "entry" : "entries"}` : `${least} to ${max} entries`;
}
const sizeOf = (value: unknown): string => {
  const size = typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  return size === 0 ? "none" : String(size);
};

const label = (path: Path, standard: Spoken): string => {
  const last = path.at(-1);
  if (last === undefined) return `The ${standard.document}`;
  return typeof last === "string" ? named(last) : `Entry ${last + 1} of ${named(String(path.findLast((step) => typeof step === "string") ?? standard.document))}`;
};
const and = (words: readonly string[]): string => (words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);
const list = (keys: readonly string[]): string => and(keys.map(named));
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
