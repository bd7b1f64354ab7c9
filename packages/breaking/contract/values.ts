import { canonical } from "#fingerprint";
import type { Json, Witness } from "#model";

type SayValue = (kind: string, before?: Json, after?: Json, witness?: Witness) => void;

/** Two lists of allowed values; absent means free. Values are compared as values: `1` and `"1"` differ. */
export function compareValues(before: readonly Json[] | undefined, after: readonly Json[] | undefined, say: SayValue): void {
  if (before === undefined && after === undefined) return;
  if (before === undefined) return say("enum-added", undefined, after);
  if (after === undefined) return say("enum-removed", before, undefined);
  const [old, now] = [new Set(before.map(canonical)), new Set(after.map(canonical))];
  for (const value of after) if (!old.has(canonical(value))) say("enum-value-added", undefined, value, { consumers: value });
  for (const value of before) if (!now.has(canonical(value))) say("enum-value-removed", value, undefined, { producers: value });
}
