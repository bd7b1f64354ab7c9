import type { Kind } from "#breaking";
import { rules } from "#lint";
import type { Words } from "#verdict";

/** Formats that carry a rule book of their own. */
const withBook: ReadonlySet<string> = new Set(["sarif", "omds"]);

/** What earlier runs say of one. */
const ofHistory: Words = {
  anomaly: { says: "A number of rows, or the age of the newest one, is far from those of the runs before.", why: "Half of a delivery keeps every promise about rows, for none of those that came is wrong." },
  flapping: { says: "The outcome of a promise keeps changing from run to run.", why: "People stop looking at what is broken every second day; either the data or the promise is not right." },
};

/** What every rule and kind of change is about, for a format that wants to know; nothing for the others. */
export async function wordsFor(format: string): Promise<Words> {
  if (!withBook.has(format)) return {};
  const { kinds }: { kinds: readonly Kind[] } = await import("#breaking");
  const changes = kinds.map(({ id, says, why, about, key, format: of }) => [id, { says, why, about, ...(key === undefined ? {} : { key }), ...(of === undefined ? {} : { format: of }) }] as const);
  const { checks } = await import("#quality");
  return { ...ofHistory, ...Object.fromEntries([...rules.map(({ id, says, why }) => [id, { says, why }] as const), ...changes, ...checks.map(({ id, says, why }) => [id, { says, why }] as const)]) };
}
