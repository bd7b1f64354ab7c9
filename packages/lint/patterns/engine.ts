import type { RE2JS } from "re2js";

let engine: typeof RE2JS | undefined;

/** Loads RE2, which is a quarter of the whole program; called before the first pattern is looked at. */
export async function loadEngine(): Promise<void> {
  engine ??= (await import("re2js")).RE2JS;
}

/** RE2, after `loadEngine`. */
export function re2(): typeof RE2JS {
  if (engine === undefined) throw new Error("a pattern was looked at before RE2 was loaded");
  return engine;
}
