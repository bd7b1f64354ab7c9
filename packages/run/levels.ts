import { kinds } from "#breaking";
import { rules } from "#lint";
import type { Level } from "#model";

/** Every rule and kind of change that `meshgate.yaml` may give a level. */
export const ids = (): string[] => [...rules.map(({ id }) => id), ...kinds.map(({ id }) => id)];

/** The levels of the lint rules: their own, unless the configuration says another. */
export function levelsWith(own: Readonly<Record<string, Level>>): Record<string, Level> {
  return { ...Object.fromEntries(rules.map(({ id, level }) => [id, level])), ...own };
}
