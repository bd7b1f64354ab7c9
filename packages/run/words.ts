import { kinds } from "#breaking";
import { rules } from "#lint";
import type { Words } from "#verdict";

/** What every rule and kind of change is about, for formats that carry their own rule book (SARIF). */
export function words(): Words {
  return Object.fromEntries([...rules, ...kinds].map(({ id, says, why }) => [id, { says, why }]));
}
