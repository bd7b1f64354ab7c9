import { type Kind, kinds } from "#breaking";
import { rules } from "#lint";
import type { Words } from "#verdict";

/** What every rule and kind of change is about, for formats that carry their own rule book (SARIF). */
export function words(): Words {
  const changes = (kinds as readonly Kind[]).map(({ id, says, why, about, key, format }) => [id, { says, why, about, ...(key === undefined ? {} : { key }), ...(format === undefined ? {} : { format }) }] as const);
  return Object.fromEntries([...rules.map(({ id, says, why }) => [id, { says, why }] as const), ...changes]);
}
