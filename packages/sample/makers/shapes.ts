import { type Limit, fits } from "../limit.ts";
import type { Making } from "../making.ts";
import { keyOf, type Value } from "../value.ts";
import type { Want } from "../want.ts";
import { words } from "./words.ts";

/** More items are not made up. */
export const mostItems = 10_000;

/** Items of all the different lists of a column together; larger lists differ less often. */
const mostTogether = 2_000_000;
const fewer = (count: number, size: number) => Math.max(1, Math.min(count, Math.floor(mostTogether / (size + 1))));

/** How many items or entries each value has: as many as `least`, up to three more; against a size, one beyond it. */
function sizesOf({ limits }: Want, usual: number, against: Limit | undefined): readonly number[] {
  const sizes = limits.flatMap((limit) => (limit.is === "size" ? [limit] : []));
  const least = Math.max(0, ...sizes.map((size) => Math.ceil(size.least)));
  const most = Math.min(...sizes.map((size) => Math.floor(size.most)));
  if (against?.is === "size") return [against.most + 1, against.least - 1].filter((size) => size >= least && size <= most && size <= mostItems);
  if (least > most || least > mostItems) return [];
  const from = Math.min(Math.max(least, 1), most);
  return Array.from({ length: Math.min(most, Math.max(from, least + usual)) - from + 1 }, (_, index) => from + index);
}

export function lists(want: Want, count: number, making: Making, against?: Limit): readonly Value[] {
  const sizes = sizesOf(want, 3, against);
  const isDistinct = against?.is !== "distinct" && want.limits.some(({ is }) => is === "distinct");
  const most = sizes.at(-1) ?? 0;
  const pool = want.items === undefined ? [] : making.part(want.items, Math.max(most * 2, Math.min(count, 50)));
  return Array.from({ length: sizes.length === 0 ? 0 : fewer(count, most) }, (_, index): Value => {
    const size = sizes[index % sizes.length] ?? 0;
    if (size > 0 && pool.length === 0) return null;
    const items = isDistinct ? making.chance.shuffled(pool).slice(0, size) : Array.from({ length: size }, () => pool[making.chance.below(pool.length)] ?? null);
    return against?.is === "distinct" && items.length > 1 ? items.map((item, at) => (at === 1 ? (items[0] ?? null) : item)) : items;
  }).filter((value) => value !== null);
}

/** Numbers from -1 to 1 in steps that every width of a float holds. */
export function vectors(want: Want, count: number, making: Making, against?: Limit): readonly Value[] {
  const [size] = sizesOf(want, 3, against);
  return Array.from({ length: size === undefined ? 0 : fewer(count, size) }, () => Array.from({ length: size ?? 0 }, () => (making.chance.below(129) - 64) / 64));
}

export function maps(want: Want, count: number, making: Making, against?: Limit): readonly Value[] {
  const sizes = sizesOf(want, 2, against);
  const most = sizes.at(-1) ?? 0;
  const keys = want.key === undefined ? [] : making.part(want.key, most * 2);
  const values = want.value === undefined ? [] : making.part(want.value, 50);
  return Array.from({ length: sizes.length === 0 || (most > 0 && (values.length === 0 || keys.length === 0)) ? 0 : fewer(count, most) }, (_, index) =>
    new Map(making.chance.shuffled(keys).slice(0, sizes[index % sizes.length] ?? 0).map((key) => [typeof key === "string" ? key : keyOf(key), values[making.chance.below(values.length)] ?? null] as const)));
}

/** Records of the fields that are written, or of made-up ones where none is. Optional fields are null now and then, and left out where there may not be so many; unique ones go in order. */
export function records(want: Want, count: number, making: Making, against?: Limit): readonly Value[] {
  const asked = new Set(want.limits.flatMap((limit) => (limit.is === "present" ? limit.names : [])));
  const pools = want.fields.map((field) => ({ field: { ...field, optional: field.optional && !asked.has(field.name) }, values: making.part(field, count) }));
  if (pools.some(({ field, values }) => values.length === 0 && !field.optional)) return [];
  const most = Math.min(...[...want.limits, ...(against === undefined ? [] : [against])].flatMap((limit) => (limit.is === "size" ? [limit.most] : [])));
  return Array.from({ length: count }, (_, index): Value => {
    const record = new Map<string, Value>();
    for (const { field, values } of pools) {
      const inOrder = field.unique === true || field.type === "object";
      const value = inOrder ? values[index] : values[making.chance.below(values.length)];
      const isNull = value === undefined || (field.optional && !inOrder && making.chance.below(5) === 0);
      record.set(field.name, isNull ? null : value);
    }
    if (want.fields.length === 0) for (const name of freeNames(want, making)) record.set(name, words(making.chance.below(576)));
    for (const { field } of pools) if (record.size > most && field.optional) record.delete(field.name);
    return spoiled(record, want, against);
  }).filter((record) => want.limits.every((limit) => fits(limit, record, want.type)));
}

/** Names for an object that does not say what it holds. */
function freeNames(want: Want, making: Making): readonly string[] {
  const asked = want.limits.flatMap((limit) => (limit.is === "present" ? limit.names : []));
  const [size = asked.length] = making.chance.shuffled(sizesOf(want, 2, undefined).filter((one) => one >= asked.length));
  return [...new Set([...asked, ...Array.from({ length: size }, (_, index) => `key${index + 1}`)])].slice(0, Math.max(size, asked.length));
}

/** The record without what it must have, or with one entry too many or too few. */
function spoiled(record: Map<string, Value>, want: Want, against: Limit | undefined): Value {
  if (against?.is === "present") record.set(against.names[0] ?? "", null);
  if (against?.is !== "size") return record;
  for (let more = 1; record.size <= against.most && against.most < mostItems; more += 1) record.set(`more${more}`, null);
  if (against.most === Infinity) for (const { name } of [...want.fields].filter(({ optional }) => optional)) if (record.size >= against.least) record.delete(name);
  return record;
}
