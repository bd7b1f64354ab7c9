import { named } from "../names.ts";
import type { PhysicalType } from "../physical.ts";
import { sizeOf } from "../scalars.ts";
import { rangeOf } from "./numbers.ts";

/** What no value of a type is beyond, on any engine. Absent means that nobody bounds it, or that engines differ. */
export interface Bounds {
  /** Characters of a text. */
  readonly longest?: number;
  /** Ends of a number, included. */
  readonly least?: bigint;
  readonly most?: bigint;
  /** What a number's size is below, itself not included. */
  readonly below?: bigint;
  /** Digits after the point. */
  readonly scale?: number;
}

/** Bounds of integers, of decimals with a precision, and of texts with a length. */
export function boundsOf(type: PhysicalType): Bounds {
  const name = named(type.name);
  switch (name?.family) {
    case "integer": {
      const range = rangeOf(type, name);
      return range === undefined ? { scale: 0 } : { least: range[0], most: range[1], scale: 0 };
    }
    case "decimal": {
      const [precision, scale = 0] = type.parameters;
      if (typeof precision !== "number" || typeof scale !== "number" || precision > 1_000 || scale < 0 || scale > precision) return {};
      return { below: 10n ** BigInt(precision - scale), scale };
    }
    case "text": {
      const { rank, length } = sizeOf(type, name);
      return rank === 0 && length !== undefined ? { longest: length } : {};
    }
    default: return {};
  }
}
