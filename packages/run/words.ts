import type { Kind } from "#breaking";
import { rules } from "#lint";
import type { Words } from "#verdict";

/** Formats that carry a rule book of their own. */
const withBook: ReadonlySet<string> = new Set(["sarif", "omds"]);

/** What every rule and kind of change is about, for a format that wants to know; nothing for the others. */
export async function wordsFor(format: string): Promise<Words> {
  if (!withBook.has(format)) return {};
  const { kinds }: { kinds: readonly Kind[] } = await import("#breaking");
  const changes = kinds.map(({ id, says, why, about, key, format: of }) => [id, { says, why, about, ...(key === undefined ? {} : { key }), ...(of === undefined ? {} : { format: of }) }] as const);
  const { checks } = await import("#quality");
  return Object.fromEntries([...rules.map(({ id, says, why }) => [id, { says, why }] as const), ...changes, ...checks.map(({ id, says, why }) => [id, { says, why }] as const)]);
}
