import type { Engine, May, Promotion, Stored } from "../engine.ts";

/** May a scalar become another one on this engine? Both as the engine stores them. */
export function mayPromote(engine: Engine, before: Stored, after: Stored): May {
  if (isStoredSame(before, after)) return "yes";
  const listed = (rows: readonly Promotion[]) => rows.some(([from, to, when]) => names(from, before.word) && names(to, after.word) && (when === undefined || when(before, after)));
  return listed(engine.promotes) ? "yes" : listed(engine.depends) ? "unknown" : "no";
}

/** Whether an engine stores two types as the same one. */
export function isStoredSame(before: Stored, after: Stored): boolean {
  return before.word === after.word && before.sizes.length === after.sizes.length && before.sizes.every((size, index) => size === after.sizes[index]);
}

const names = (list: string, word: string) => list === "*" || list === word || list.split(", ").includes(word);
