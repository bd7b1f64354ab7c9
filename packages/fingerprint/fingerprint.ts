import { createHash } from "node:crypto";
import type { Json } from "#model";
import { canonical } from "./canonical.ts";

/**
 * A short name for a fact: the first 16 hex digits of the SHA-256 of its parts.
 * The parts are hashed as one list, so that ("a", "bc") and ("ab", "c") differ. Pass no line numbers: it must survive a rebase.
 */
export function fingerprint(...parts: readonly Json[]): string {
  return createHash("sha256").update(canonical(parts)).digest("hex").slice(0, 16);
}
