import { fullFormats } from "ajv-formats/dist/formats.js";
import type { Contract, Json, Property, Quality, SchemaObject } from "#model";

/**
 * Judges rows against a contract, row by row, and knows nothing of the room that makes them up: patterns by V8, formats by ajv-formats, decimals by BigInt.
 * The texts that come back are `check path`, one for each promise that is broken.
 */
type Cell = Json | bigint;
export type Row = Readonly<Record<string, Cell>>;

/** A line of JSON whose large whole numbers keep all their digits. */
export function rowOf(line: string): Row {
  const parse = JSON.parse as (text: string, revive: (key: string, value: Json, context: { readonly source?: string }) => Cell) => Row;
  return parse(line, (_, value, { source = "" }) => (typeof value === "number" && /^-?\d{16,}$/.test(source) ? BigInt(source) : value));
}

export interface Data {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export function judge(contract: Contract, data: ReadonlyMap<SchemaObject, Data>, now: number): Set<string> {
  const broken = new Set<string>();
  for (const object of contract.objects) {
    const { columns, rows } = data.get(object) ?? { columns: [], rows: [] };
    const path = [object.name ?? ""];
    const say = (check: string, at: readonly string[]) => void broken.add(`${check} ${at.join(".")}`);
    const own = object.properties.filter((property, index) => property.semanticType !== "measure" && called(property) !== "" && object.properties.findIndex((other) => called(other) === called(property)) === index);
    const names = own.map(called);
    for (const property of own) if (!columns.includes(called(property))) say("column-missing", [...path, property.name ?? ""]);
    if (columns.some((name) => !names.includes(name))) say("column-extra", path);
    const places = names.map((name) => columns.indexOf(name)).filter((place) => place >= 0);
    if (places.some((place, index) => place < (places[index - 1] ?? -1))) say("column-order", path);
    for (const property of own.filter((one) => columns.includes(called(one)))) {
      const values = rows.map((row) => row[called(property)] ?? null);
      const at = [...path, property.name ?? ""];
      for (const value of values) judgeValue(property, value, at, say);
      if (property.unique === true && repeats(values) > 0) say("unique", at);
      if (property.primaryKey === true && values.includes(null)) say("primary-key-required", at);
      for (const rule of property.quality) judgeRule(rule, values, rows.length, at, say);
      judgeLevels(contract, object, property, values, now, at, say);
    }
    const key = own.filter(({ primaryKey }) => primaryKey === true);
    if (key.length > 0 && repeats(rows.map((row) => tuple(row, key))) > 0) say("primary-key-unique", path);
    for (const rule of object.quality) {
      const together = Array.isArray(rule.arguments["properties"]) ? rule.arguments["properties"].map(String) : [];
      judgeRule(rule, rows.map((row) => tuple(row, together.map((name) => object.properties.find((one) => one.name === name)).filter((one) => one !== undefined))), rows.length, path, say);
    }
    for (const property of own) for (const { to } of property.relationships) judgeKey(contract, data, object, [property], to, [...path, property.name ?? ""], say);
    for (const { from = [], to } of object.relationships) judgeKey(contract, data, object, from.map((text) => object.properties.find(({ name }) => `${object.name}.${name}` === text)), to, path, say);
  }
  return broken;
}

type Say = (check: string, path: readonly string[]) => void;
const called = ({ name, physicalName }: Property) => physicalName ?? name ?? "";
const text = (value: Cell): string => JSON.stringify(value, (_, one: Cell) => (typeof one === "bigint" ? String(one) : one));
const tuple = (row: Row, properties: readonly Property[]): Cell => { const values = properties.map((one) => row[called(one)] ?? null); return values.includes(null) ? null : (values as Json); };
const repeats = (values: readonly Cell[]): number => { const there = values.filter((value) => value !== null).map(text); return there.length - new Set(there).size; };

function judgeValue(property: Property, value: Cell, path: readonly string[], say: Say) {
  const { logicalType: type, options: { values: options }, physicalType = "" } = property;
  if (value === null) return property.required === true ? say("required", path) : undefined;
  if (property.enum !== undefined && !property.enum.some((one) => text(one.value) === text(value))) say("enum", path);
  const read = typeof value === "string" && typeof options["format"] === "string" && /^(?:date|timestamp|time)$/.test(type ?? "") ? unformatted(value, options["format"]) : value;
  if (read === undefined) say("moment-format", path);
  if (!isOf(read ?? value, type)) return say("column-type", path);
  const [, sign, bits] = /^([iu])(\d+)$/.exec(String(options["format"] ?? "")) ?? [];
  if (bits !== undefined && (typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value))) && (sign === "u" ? BigInt.asUintN(Number(bits), BigInt(value)) : BigInt.asIntN(Number(bits), BigInt(value))) !== BigInt(value)) say("number-width", path);
  if (typeof value === "number" || typeof value === "bigint") {
    if (typeof options["multipleOf"] === "number" && !divides(options["multipleOf"], value)) say("multiple-of", path);
    const [, precision, scale = "0"] = /^(?:decimal|numeric)\((\d+)(?:,\s*(\d+))?\)$/i.exec(physicalType) ?? [];
    if (precision !== undefined && (Math.abs(Number(value)) >= 10 ** (Number(precision) - Number(scale)) || !divides(10 ** -Number(scale), value))) say("column-type", path);
  }
  for (const [key, exclusive, low] of [["minimum", "exclusiveMinimum", true], ["maximum", "exclusiveMaximum", false]] as const)
    for (const [name, open] of [[key, options[exclusive] === true], [exclusive, true]] as const) {
      const [at, end] = [place(read ?? value, type), place(options[name] ?? null, type)];
      if (at === undefined || end === undefined || typeof options[name] === "boolean") continue;
      if (low ? at < end || (open && at === end) : at > end || (open && at === end)) say(key, path);
    }
  if (typeof value === "string" && type === "string") {
    const length = [...value].length;
    if ((typeof options["minLength"] === "number" && length < options["minLength"]) || (typeof options["maxLength"] === "number" && length > options["maxLength"])) say("length", path);
    if (typeof options["pattern"] === "string" && misses(options["pattern"], value)) say("pattern", path);
    if (typeof options["format"] === "string" && !hasFormat(options["format"], value)) say("format", path);
    const [, room] = /^(?:var)?char\((\d+)\)$/i.exec(physicalType) ?? [];
    if (room !== undefined && length > Number(room)) say("column-type", path);
  }
  if (Array.isArray(value)) {
    const items = value as readonly Cell[];
    if ((typeof options["minItems"] === "number" && items.length < options["minItems"]) || (typeof options["maxItems"] === "number" && items.length > options["maxItems"])) say("list-length", path);
    if (options["uniqueItems"] === true && new Set(items.map(text)).size < items.length) say("list-unique", path);
    if (typeof options["dimensions"] === "number" && items.length !== options["dimensions"]) say("vector", path);
    if (property.items !== undefined) for (const item of items) if (item !== null) judgeValue(property.items, item, property.items.name === undefined ? path : [...path, property.items.name], say);
  } else if (typeof value === "object") {
    const record = value as Row;
    const keys = Object.keys(record);
    if ((typeof options["minProperties"] === "number" && keys.length < options["minProperties"]) || (typeof options["maxProperties"] === "number" && keys.length > options["maxProperties"])) say("object-size", path);
    if (Array.isArray(options["required"]) && options["required"].some((name) => (record[String(name)] ?? null) === null)) say("object-required", path);
    for (const inner of property.properties) judgeValue(inner, record[called(inner)] ?? null, [...path, inner.name ?? ""], say);
    if (property.map?.value !== undefined) for (const item of Object.values(record)) if (item !== null) judgeValue(property.map.value, item, path, say);
  }
}

function isOf(value: Cell, type: string | undefined): boolean {
  switch (type) {
    case "string": return typeof value === "string";
    case "integer": return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    case "number": return typeof value === "number" || typeof value === "bigint";
    case "boolean": return typeof value === "boolean";
    case "date": return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
    case "timestamp": return typeof value === "string" && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(utc(value)));
    case "time": return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d/.test(value);
    case "array": case "vector": return Array.isArray(value);
    case "object": case "map": return typeof value === "object" && value !== null && !Array.isArray(value);
    default: return true;
  }
}

const utc = (moment: string): string => { const whole = moment.replace(" ", "T"); return /(?:Z|[+-]\d\d:?\d\d)$/.test(whole) ? whole : `${whole}Z`; };

/** A number, or milliseconds. */
function place(value: Cell, type: string | undefined): number | undefined {
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return undefined;
  if (type === "time") return Date.parse(utc(`1970-01-01T${value}`));
  return type === "date" || type === "timestamp" ? Date.parse(/^\d{4}-\d\d-\d\d$/.test(value) ? value : utc(value)) : undefined;
}

/** ISO 8601 out of a few shapes of Java's patterns, by the places of their letters. */
function unformatted(value: string, format: string): string | undefined {
  const plain = format.replaceAll("'", "").replace(/Z$/, "ZZZZZ").replace(/X+$/, "X");
  if (plain.length !== value.length) return undefined;
  const at = (letters: string) => { const start = plain.indexOf(letters); return start < 0 ? undefined : value.slice(start, start + letters.length); };
  if ([...plain].some((letter, index) => /[^A-Za-z]/.test(letter) && value[index] !== letter)) return undefined;
  const [year, month, day, hour, minute, second] = [at("yyyy"), at("MM"), at("dd"), at("HH"), at("mm"), at("ss") ?? "00"];
  const clock = hour === undefined ? "" : `${hour}:${minute}:${second}`;
  return year === undefined ? clock : `${year}-${month}-${day}${clock === "" ? "" : `T${clock}${/[ZX]$/.test(plain) ? "Z" : ""}`}`;
}

/** Whether a number is a whole number of times another, in decimals. */
function divides(of: number, value: number | bigint): boolean {
  const digits = (number: number | bigint) => { const [mantissa = "", exponent = "0"] = String(number).split("e"); return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent)); };
  const places = Math.max(digits(of), digits(value));
  const whole = (number: number | bigint) => (typeof number === "bigint" ? number * 10n ** BigInt(places) : BigInt(number.toFixed(places).replace(".", "")));
  return whole(value) % whole(of) === 0n;
}

/** Whether a text does not fit a pattern that is one. */
function misses(pattern: string, value: string): boolean {
  try {
    return !new RegExp(pattern, "u").test(value);
  } catch {
    return false;
  }
}

function hasFormat(name: string, value: string): boolean {
  const format = (fullFormats as Readonly<Record<string, unknown>>)[name];
  if (format instanceof RegExp) return format.test(value);
  if (typeof format === "function") return (format as (text: string) => boolean)(value);
  const validate = typeof format === "object" && format !== null && "validate" in format ? format.validate : undefined;
  return validate instanceof RegExp ? validate.test(value) : typeof validate === "function" ? (validate as (text: string) => boolean)(value) : true;
}

const checks: Readonly<Record<string, string>> = { rowCount: "row-count", nullValues: "null-values", missingValues: "missing-values", invalidValues: "invalid-values", duplicateValues: "duplicate-values" };

function judgeRule({ type = "library", metric = "", arguments: given, operators, unit, custom }: Quality, values: readonly Cell[], rows: number, path: readonly string[], say: Say) {
  const check = checks[metric];
  if (type !== "library" || check === undefined || (operators.length === 0 && metric === "rowCount") || custom.some(({ property }) => property === "bounds" || property === "duplicates") || operators.some(({ value }) => Array.isArray(value) && value.length !== 2)) return;
  const nulls = values.filter((value) => value === null).length;
  const list = (key: string): readonly string[] | undefined => (Array.isArray(given[key]) ? given[key].map(text) : undefined);
  const isWrong = (value: Cell) => value !== null && ((list("validValues")?.includes(text(value)) === false) || (typeof given["pattern"] === "string" && misses(given["pattern"], String(value))));
  const isNullMissing = !Array.isArray(given["missingValues"]) || given["missingValues"].includes(null);
  const counts: Readonly<Record<string, number>> = {
    rowCount: rows, nullValues: nulls, missingValues: values.filter((value) => (value === null ? isNullMissing : list("missingValues")?.includes(text(value)) === true)).length,
    invalidValues: values.filter(isWrong).length, duplicateValues: repeats(values),
  };
  const whole = metric === "duplicateValues" ? values.length - nulls : rows;
  if (unit === "percent" && whole === 0) return;
  const measured = unit === "percent" ? ((counts[metric] ?? 0) * 100) / whole : (counts[metric] ?? 0);
  const kept = (operators.length === 0 ? [{ name: "mustBe", value: 0 as Json }] : operators).every(({ name, value }) => {
    const [low = NaN, high = NaN] = Array.isArray(value) ? value.map(Number) : [Number(value), Number(value)];
    return { mustBe: measured === low, mustNotBe: measured !== low, mustBeGreaterThan: measured > low, mustBeGreaterOrEqualTo: measured >= low, mustBeLessThan: measured < low, mustBeLessOrEqualTo: measured <= low, mustBeBetween: measured >= low && measured <= high, mustNotBeBetween: measured < low || measured > high }[name] ?? true;
  });
  if (!kept) say(check, path);
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800, y: 365 * 86_400, hours: 3600, days: 86_400, years: 365 * 86_400 };

function judgeLevels({ sla }: Contract, object: SchemaObject, property: Property, values: readonly Cell[], now: number, path: readonly string[], say: Say) {
  for (const { property: word = "", value, unit = "", element = "" } of sla) {
    if (!element.split(",").map((part) => part.trim()).includes(`${object.name}.${property.name}`)) continue;
    const [, amount = "", own = unit] = /^P?T?(\d+)\s*([a-z]*)$/i.exec(String(value)) ?? [];
    const month = word === "retention" && (own || unit) === "m" ? 31 * 86_400 : undefined;
    const length = Number(amount) * (month ?? seconds[(own || unit).toLowerCase()] ?? NaN) * 1000;
    const format = property.options.values["format"];
    const moments = values.flatMap((one) => place(typeof one === "string" && typeof format === "string" ? (unformatted(one, format) ?? one) : one, property.logicalType) ?? []).filter((at) => !Number.isNaN(at)).sort((a, b) => a - b);
    if (Number.isNaN(length) || (property.logicalType !== "date" && property.logicalType !== "timestamp")) continue;
    if (/latency|freshness/.test(word) && !(now - (moments.at(-1) ?? -Infinity) <= length)) say("freshness", path);
    if (word === "retention" && moments.some((one) => now - one > length)) say("retention", path);
    if (word === "frequency" && moments.some((one, index) => one - (moments[index - 1] ?? one) > length)) say("frequency", path);
  }
}

function judgeKey(contract: Contract, data: ReadonlyMap<SchemaObject, Data>, object: SchemaObject, from: readonly (Property | undefined)[], to: readonly string[], path: readonly string[], say: Say) {
  const ends = to.map((reference) => contract.objects.flatMap((other) => other.properties.map((property) => ({ other, property }))).find(({ other, property }) => `${other.name}.${property.name}` === reference));
  const [parent] = ends;
  const own = from.filter((one) => one !== undefined);
  const properties = ends.flatMap((end) => end?.property ?? []);
  if (parent === undefined || own.length !== to.length || properties.length !== to.length || ends.some((end) => end?.other !== parent.other)) return;
  const there = new Set(data.get(parent.other)?.rows.map((row) => text(tuple(row, properties))));
  if (data.get(object)?.rows.some((row) => { const mine = tuple(row, own); return mine !== null && !there.has(text(mine)); })) say("foreign-key", path);
}
