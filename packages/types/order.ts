/**
 * How a type became another one. widened: every old value fits the new type; narrowed: every new value fits the old one;
 * changed: neither; same: both; unknown: it depends on the engine or on a name that nobody here knows.
 */
export type TypeChange = "same" | "widened" | "narrowed" | "changed" | "unknown";

/** The change of a type from the changes of its parts. */
export function join(...parts: readonly TypeChange[]): TypeChange {
  const has = new Set(parts);
  if (has.has("changed") || (has.has("widened") && has.has("narrowed"))) return "changed";
  if (has.has("unknown")) return "unknown";
  return has.has("widened") ? "widened" : has.has("narrowed") ? "narrowed" : "same";
}

/** Two sizes: more room is wider. A size that is not written is the engine's own choice, so it equals only another unwritten one. */
export function order(before: number | undefined, after: number | undefined): TypeChange {
  if (before === after) return "same";
  if (before === undefined || after === undefined) return "unknown";
  return before < after ? "widened" : "narrowed";
}
