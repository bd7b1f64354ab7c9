import { canonical } from "#fingerprint";
import type { Json } from "#model";
import { named } from "#text";

/** A value of a contract inside a message, quoted and capped; "nothing" where it is absent. */
export function show(value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  return named(typeof value === "string" ? value : canonical(value));
}
