import type { Json, ProtoField } from "#model";
import { cardinalityOf } from "./cardinality.ts";
import { optionText } from "./find.ts";
import { asJson } from "./option-text.ts";
import type { Image } from "./image.ts";
import { typeOf } from "./types.ts";

/** What a reader finds where a field is absent. */
export interface Default {
  /** A whole number exactly, a fraction as the machine holds it, a text as JSON. */
  readonly value: bigint | number | string;
  /** A number of 32 bits: no finer than that. */
  readonly single: boolean;
  readonly shown: Json;
}

/** The default of a field that has one: lists and messages have none. */
export function defaultOf(field: ProtoField, image: Image): Default | undefined {
  const cardinality = cardinalityOf(field, image);
  if (cardinality === "repeated" || cardinality === "map") return undefined;
  const { type, declared } = typeOf(field, image);
  const text = optionText(field, "default")?.text;
  const single = type === "float";
  switch (type) {
    case "message": case "group": case "unknown": return undefined;
    case "string": case "bytes": return { value: text ?? '""', single, shown: asJson(text ?? '""') };
    case "bool": return { value: text === "true" ? 1n : 0n, single, shown: text === "true" };
    case "enum": {
      const named = text === undefined ? declared?.values[0] : declared?.values.find(({ name }) => name === text);
      const shown = text ?? named?.name ?? "";
      return { value: named === undefined ? shown : BigInt(named.number), single, shown };
    }
    case "float": return { value: Math.fround(fraction(text ?? "0")), single, shown: text ?? 0 };
    case "double": return { value: fraction(text ?? "0"), single, shown: text ?? 0 };
    default: return { value: whole(text ?? "0"), single, shown: text ?? 0 };
  }
}

/** Whether a reader finds the same. False, zero and an empty text are one: what was never written. */
export function sameDefault(a: Default, b: Default): boolean {
  if (isZero(a) && isZero(b)) return true;
  if (typeof a.value === "string" || typeof b.value === "string") return a.value === b.value;
  if (typeof a.value === "bigint" && typeof b.value === "bigint") return a.value === b.value;
  const [one, other] = [a, b].map(({ value }) => (a.single || b.single ? Math.fround(Number(value)) : Number(value)));
  const exact = [a, b].every(({ value }) => typeof value === "number" || BigInt(Math.trunc(Number(value))) === value);
  return exact && (one === other || (Number.isNaN(one) && Number.isNaN(other)));
}

const isZero = ({ value }: Default) => value === '""' || Number(value) === 0;

function whole(text: string): bigint {
  const digits = text.replace(/^-/, "");
  if (!/^(?:0[xX][0-9a-fA-F]+|[0-9]+)$/.test(digits)) return 0n;
  const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return text.startsWith("-") ? -size : size;
}

function fraction(text: string): number {
  const lower = text.toLowerCase();
  if (/^-?inf(?:inity)?$/.test(lower)) return lower.startsWith("-") ? -Infinity : Infinity;
  if (/^-?nan$/.test(lower)) return NaN;
  return /^-?0x/.test(lower) ? Number(whole(text)) : Number(lower.replace(/f$/, ""));
}
