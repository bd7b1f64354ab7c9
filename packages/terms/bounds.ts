import type { Json, LogicalType, Options } from "#model";
import { momentOf } from "#units";

/** One end of what is allowed, as written. */
export interface Bound {
  readonly key: string;
  readonly value: Json;
  /** Whether the value itself is left out. */
  readonly open: boolean;
}

/** The lower and the upper ends that options set. `exclusiveMinimum` is a value (since ODCS 3.1) or says whether `minimum` is left out (until 3.0). */
export function boundsOf({ values }: Options): { readonly low: readonly Bound[]; readonly high: readonly Bound[] } {
  const ends = (key: string, exclusive: string): Bound[] => {
    const [value, beyond] = [values[key], values[exclusive]];
    const first = value === undefined ? [] : [{ key, value, open: beyond === true }];
    return beyond === undefined || typeof beyond === "boolean" ? first : [...first, { key: exclusive, value: beyond, open: true }];
  };
  return { low: ends("minimum", "exclusiveMinimum"), high: ends("maximum", "exclusiveMaximum") };
}

/** A value as a number, with the scale that it stands on; undefined where it has no order that we know. */
export function measure(value: Json): { readonly scale: string; readonly at: number } | undefined {
  if (typeof value === "number") return { scale: "number", at: value };
  const moment = typeof value === "string" ? momentOf(value) : undefined;
  return moment && { scale: moment.kind, at: moment.at };
}

/** Whether nothing lies between two ends. Ends on different scales cannot be compared: false. */
export function isEmpty(low: Bound, high: Bound, type: LogicalType | undefined): boolean {
  const [from, to] = [measure(low.value), measure(high.value)];
  if (from === undefined || to === undefined || from.scale !== to.scale) return false;
  if (type === "integer" || (type === "date" && from.scale === "date"))
    return (low.open ? Math.floor(from.at) + 1 : Math.ceil(from.at)) > (high.open ? Math.ceil(to.at) - 1 : Math.floor(to.at));
  return from.at > to.at || (from.at === to.at && (low.open || high.open));
}

/** Whether a value lies beyond an end. */
export function isBeyond(value: Json, bound: Bound, side: "low" | "high"): boolean {
  const [found, end] = [measure(value), measure(bound.value)];
  if (found === undefined || end === undefined || found.scale !== end.scale) return false;
  const distance = side === "low" ? found.at - end.at : end.at - found.at;
  return distance < 0 || (distance === 0 && bound.open);
}
