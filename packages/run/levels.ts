import { type Kind, kinds } from "#breaking";
import { rules } from "#lint";
import type { Level } from "#model";

/** Every rule and kind of change that `meshgate.yaml` may give a level. */
export const ids = (): string[] => [...rules.map(({ id }) => id), ...kinds.map(({ id }) => id)];

/** The levels of the lint rules, and of the kinds of change that have one of their own; the configuration may say others. */
export function levelsWith(own: Readonly<Record<string, Level>>): Record<string, Level> {
  const kept = (kinds as readonly Kind[]).flatMap(({ id, level }) => (level === undefined ? [] : [[id, level] as const]));
  return { ...Object.fromEntries(rules.map(({ id, level }) => [id, level])), ...Object.fromEntries(kept), ...own };
}
