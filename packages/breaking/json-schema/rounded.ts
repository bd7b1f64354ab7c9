import type { Json, JsonSchemaFile, Rounded } from "#model";
import { roleOf } from "./keywords.ts";

/**
 * The first number of two versions that is not held as it is written, and on which something may depend. It does not where both have it at the same place as a bound
 * (`maximum: 9223372036854775807`) and no other number is so near that the rounding could put it on the other side; nor where it only describes.
 */
export function roundedOf(was: JsonSchemaFile, is: JsonSchemaFile): { readonly first: Rounded; readonly side: "before" | "now" } | undefined {
  const key = ({ path, written }: Rounded) => JSON.stringify([path, written]);
  const keysOf = ({ rounded }: JsonSchemaFile) => new Set(rounded.map(key));
  const [old, now] = [keysOf(was), keysOf(is)];
  const others = [...exactIn(was), ...exactIn(is)];
  const bounds = [...was.rounded, ...is.rounded].filter(isBound);
  const isSafe = (one: Rounded) => isBound(one) && old.has(key(one)) && now.has(key(one)) && !others.some((other) => isNear(other, Number(one.written)))
    && !bounds.some((other) => other.written !== one.written && isNear(Number(other.written), Number(one.written)));
  for (const [side, { rounded }] of [["now", is], ["before", was]] as const) {
    const first = rounded.find((one) => !describes(one) && !isSafe(one));
    if (first !== undefined) return { first, side };
  }
  return undefined;
}

const isBound = ({ path, written }: Rounded) => /^(?:exclusiveM|m)(?:in|ax)imum$/.test(path.at(-1) ?? "") && Number.isFinite(Number(written));
const describes = ({ path }: Rounded) => roleOf(path.at(-1) ?? "") === "describes";
const isNear = (a: number, b: number) => Math.abs(a - b) <= Math.abs(b) * 2 ** -50;

/** The numbers of a schema that are held as they are written. */
function exactIn({ schema, rounded }: JsonSchemaFile): number[] {
  const not = new Set(rounded.map(({ path }) => JSON.stringify(path)));
  const found: number[] = [];
  const open: { readonly value: Json; readonly path: readonly string[] }[] = [{ value: schema, path: [] }];
  if (not.size === 0) return found;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { value, path } = one;
    if (typeof value === "number" && !not.has(JSON.stringify(path))) found.push(value);
    if (typeof value === "object" && value !== null) for (const [key, part] of Object.entries(value) as [string, Json][]) open.push({ value: part, path: [...path, key] });
  }
  return found;
}
