import type { Chance } from "./chance.ts";
import type { Limit } from "./limit.ts";
import { make, makeAnyway } from "./make.ts";
import { isList, isRecord, type Value } from "./value.ts";
import type { Want } from "./want.ts";

/** A value that breaks one limit of one part of what is wanted, and keeps everything else; undefined where nobody finds one. */
export function spoil(want: Want, part: Want, limit: Limit, chance: Chance, now: number): Value | undefined {
  return changed(want, part, () => make(part, 1, chance, now, limit)[0], chance, now);
}

/** A value whose part is null though it may not be. */
export function emptied(want: Want, part: Want, chance: Chance, now: number): Value | undefined {
  return changed(want, part, () => null, chance, now);
}

/** A value of `want` where `part`, which is it or inside it, is what `bad` says. */
function changed(want: Want, part: Want, bad: () => Value | undefined, chance: Chance, now: number): Value | undefined {
  if (want === part) return bad();
  const inner = [...want.fields, want.items, want.key, want.value].find((one) => one !== undefined && reaches(one, part));
  const below = inner === undefined ? undefined : changed(inner, part, bad, chance, now);
  if (inner === undefined || below === undefined) return undefined;
  const base = make(want, 3, chance, now).find((value) => (isList(value) ? value.length > 0 : isRecord(value) && value.size > 0)) ?? makeAnyway(want, 1, chance, now)[0] ?? null;
  if (isList(base)) return base.length === 0 ? [below] : base.map((item, index) => (index === 0 ? below : item));
  if (!isRecord(base)) return undefined;
  const [[first] = ["key"]] = base;
  if (inner === want.key) return typeof below === "string" ? new Map([...base].map(([key, value]) => (key === first ? [below, value] : [key, value]))) : undefined;
  return inner === want.value ? new Map([...base, [first, below]]) : new Map([...base, [inner.name, below]]);
}

const reaches = (want: Want, part: Want): boolean => want === part || [...want.fields, want.items, want.key, want.value].some((one) => one !== undefined && reaches(one, part));
