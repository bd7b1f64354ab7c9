import { decimal, toNumber } from "#decimal";
import type { Json, Property, Witness } from "#model";
import { boundsOf, parsePhysicalType } from "#types";
import type { Fact } from "../fact.ts";
import { rowWith } from "./ground.ts";
import { both, escape, has, limitOf, member, numberOptions, type Numbers, numbersOf, sizesOf } from "./numbers.ts";
import { isShaped } from "./texts.ts";

/** Options that bound how long or how many, by the pair that bounds the same. */
const pairs: Readonly<Record<string, readonly [least: string, most: string]>> = {
  minLength: ["minLength", "maxLength"], maxLength: ["minLength", "maxLength"], minItems: ["minItems", "maxItems"], maxItems: ["minItems", "maxItems"],
  minProperties: ["minProperties", "maxProperties"], maxProperties: ["minProperties", "maxProperties"],
};

/**
 * What a changed limit breaks when everything else that a version says counts too: a larger maximum lets nothing new pass where a list forbids it.
 * Undefined where the limit is about texts that a pattern or format shapes, or is written in a way that nobody can reckon with.
 */
export function weighed(key: string, was: Property, is: Property, path: readonly string[]): Partial<Fact> | undefined {
  const told = weighedAs(key, was, is, path);
  if (key !== "format" || (was.options.values[key] === undefined) === (is.options.values[key] === undefined) || [was, is].every(({ physicalType }) => physicalType !== undefined)) return told;
  const usual = weighedAs(key, withUsual(was), withUsual(is), path);
  if (told?.breaks === undefined || usual?.breaks === undefined) return undefined;
  const [free, usually] = [told.breaks, usual.breaks];
  if (free.consumers === usually.consumers && free.producers === usually.producers) return told;
  const both = (side: keyof Witness) => (free[side] === usually[side] ? free[side] : "unknown");
  return { kind: "type-unclear", breaks: { consumers: both("consumers"), producers: both("producers") }, because: "Without a format it is `i32` by the standard, and any integer for most people." };
}

/** Of an integer without a format (ODCS, Logical Type Options: the default of `format`). */
const withUsual = (property: Property): Property => ({ ...property, options: { ...property.options, values: { format: "i32", ...property.options.values } } });

function weighedAs(key: string, was: Property, is: Property, path: readonly string[]): Partial<Fact> | undefined {
  const [before, after] = [was.options.values[key], is.options.values[key]];
  const consumers = found(key, is, before, was);
  const producers = found(key, was, after, is);
  if (consumers === "unclear" || producers === "unclear") return undefined;
  return said(consumers, producers, path, Object.hasOwn(pairs, key) ? "length" : stored.has(key) ? "type" : "option");
}

/** `value` is absent where JSON has no number for it. */
type Found = { readonly value?: Json } | "none" | "unclear";

/** A value that everything in `legal` lets pass and one limit of `other` does not. */
function found(key: string, legal: Property, limit: Json | undefined, other: Property): Found {
  if (limit === undefined) return "none";
  if (numberOptions.has(key)) {
    const [numbers, forbidden] = [numbersOf(legal), limitOf(key, limit, other)];
    if (numbers === undefined || forbidden === undefined || numbersOf(other) === undefined) return "unclear";
    const value = escape(numbers, forbidden);
    return value === undefined ? "none" : maybe(toNumber(value));
  }
  const [least, most] = Object.hasOwn(pairs, key) ? (pairs[key] ?? []) : [];
  if (least === undefined || most === undefined || isShaped(legal)) return "unclear";
  const sizes = sizesIn(legal, least, most);
  const forbidden = key === least ? { from: bound(limit) } : { to: bound(limit) };
  if (sizes === undefined || Object.values(forbidden).includes(undefined)) return "unclear";
  const size = escape(sizes, forbidden as Numbers);
  const count = size === undefined ? undefined : toNumber(size);
  return size === undefined ? "none" : count === undefined ? {} : ofSize(legal, key, count);
}

const maybe = (value: Json | undefined): { readonly value?: Json } => (value === undefined ? {} : { value });

const bound = (limit: Json) => {
  const at = typeof limit === "number" ? decimal(limit) : undefined;
  return at === undefined ? undefined : { at, included: true };
};

function sizesIn(property: Property, least: string, most: string): Numbers | undefined {
  const { values } = property.options;
  const listed = least === "minLength" ? property.enum?.flatMap(({ value }) => (typeof value === "string" ? [[...value].length] : [])) : undefined;
  const sizes = sizesOf(values[least], values[most], listed);
  const longest = least === "minLength" ? longestOf(property) : undefined;
  return sizes === undefined || longest === undefined ? sizes : both(sizes, { to: longest });
}

/** The length of texts that the physical type has room for. */
function longestOf({ physicalType }: Property) {
  const type = physicalType === undefined ? undefined : parsePhysicalType(physicalType);
  const longest = type === undefined ? undefined : boundsOf(type).longest;
  return longest === undefined ? undefined : bound(longest);
}

/** A text of a length, the listed one where there is a list; of lists and maps only the count is shown. */
function ofSize(property: Property, key: string, size: number): Found {
  if (!key.endsWith("Length")) return { value: { [key.endsWith("Items") ? "items" : "properties"]: size } };
  const listed = property.enum?.find(({ value }) => typeof value === "string" && [...value].length === size)?.value;
  return { value: listed ?? (size <= 200 ? "x".repeat(size) : { length: size }) };
}

/** Kinds of a change by what it is about: limits, lengths, and what says how a number is stored. */
const families = {
  option: ["option-loosened", "option-tightened", "option-changed"], length: ["length-loosened", "length-tightened", "option-changed"], type: ["type-widened", "type-narrowed", "type-changed"],
} as const;
const stored: ReadonlySet<string> = new Set(["format", "precision", "scale"]);

function said(consumers: Exclude<Found, "unclear">, producers: Exclude<Found, "unclear">, path: readonly string[], family: keyof typeof families): Partial<Fact> {
  const breaks = { consumers: consumers === "none" ? "no" : "yes", producers: producers === "none" ? "no" : "yes" } as const;
  const shown = (side: keyof Witness, found: Exclude<Found, "unclear">) => (found === "none" || found.value === undefined ? {} : { [side]: rowWith(path, found.value) });
  const witness: Witness = { ...shown("consumers", consumers), ...shown("producers", producers) };
  if (breaks.consumers === "no" && breaks.producers === "no") return { kind: "option-changed", breaks, impact: "none", because: "With all else that is promised, both allow the same values." };
  const [wider, narrower, other] = families[family];
  return { kind: breaks.producers === "no" ? wider : breaks.consumers === "no" ? narrower : other, breaks, ...(Object.keys(witness).length === 0 ? {} : { witness }) };
}

/** What a change of the list of allowed values breaks when the other limits count too; undefined where the list has no numbers or a pattern or format shapes its texts. */
export function weighedList(kind: string, was: Property, is: Property, before: Json | undefined, after: Json | undefined, path: readonly string[]): Partial<Fact> | undefined {
  if (kind === "enum-value-added") return gone(is, after, path, "consumers");
  if (kind === "enum-value-removed") return gone(was, before, path, "producers");
  const [legal, list, side] = kind === "enum-added" ? [was, is, "producers" as const] : [is, was, "consumers" as const];
  const value = beside(legal, list);
  return value === undefined ? undefined : { witness: { [side]: rowWith(path, value) } };
}

/** A listed value that another limit of the same side forbids was or is never there. */
function gone(side: Property, value: Json | undefined, path: readonly string[], who: "consumers" | "producers"): Partial<Fact> | undefined {
  const allowed = passes(side, value);
  if (allowed === undefined || value === undefined) return undefined;
  if (allowed) return { witness: { [who]: rowWith(path, value) } };
  return { breaks: { consumers: "no", producers: "no" }, impact: "none", because: "Another limit forbids it." };
}

/** Whether a value passes the limits beside the list; undefined where a pattern or format decides. */
export function passes(property: Property, value: Json | undefined): boolean | undefined {
  const { enum: _, ...bare } = property;
  if (typeof value === "number") {
    const [numbers, number] = [numbersOf(bare), decimal(value)];
    return numbers === undefined || number === undefined ? undefined : has(numbers, number);
  }
  if (typeof value !== "string" || isShaped(property)) return undefined;
  const [sizes, size] = [sizesIn(bare, "minLength", "maxLength"), decimal([...value].length)];
  return sizes === undefined || size === undefined ? undefined : has(sizes, size);
}

/** A legal value that a list does not have. */
function beside(legal: Property, { enum: listed = [] }: Property): Json | undefined {
  const values = new Set(listed.map(({ value }) => value));
  const numeric = legal.logicalType === "integer" || legal.logicalType === "number";
  const numbers = numeric ? numbersOf(legal) : undefined;
  for (let tries = 0, rest = numbers; rest !== undefined && tries <= listed.length; tries += 1) {
    const next = member(rest);
    if (next === undefined) return undefined;
    const value = toNumber(next);
    if (value !== undefined && !values.has(value)) return value;
    rest = both(rest, { from: { at: next, included: false } });
  }
  if (legal.logicalType !== "string" || isShaped(legal)) return undefined;
  return textsOf(legal).find((text) => !values.has(text) && passes(legal, text) === true);
}

/** Texts of the least length that a property allows. */
export function textsOf({ enum: _, ...bare }: Property): readonly string[] {
  const sizes = sizesIn(bare, "minLength", "maxLength");
  const size = sizes === undefined ? undefined : member(sizes);
  const length = Math.max(1, size === undefined ? 201 : (toNumber(size) ?? 201));
  return length > 200 ? [] : ["x", "y", "z", "q"].map((letter) => letter.repeat(length));
}
