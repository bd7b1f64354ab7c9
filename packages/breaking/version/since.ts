import type { Change, ChangeSince, Contract, Mesh } from "#model";
import { named } from "#text";
import { contractDifference, toChange } from "../breaking.ts";
import { fact } from "../fact.ts";

/** A contract as a release has it, as the base has it and as it is now. */
export interface Versions {
  readonly release: Contract;
  /** Absent where the base has none that can be read. */
  readonly base?: Contract;
  readonly now: Contract;
  readonly tag: string;
  readonly today: string;
  readonly mesh: Mesh;
}

export interface Since {
  /** From the release to now. */
  readonly changes: readonly Change[];
  /** From the release to the base. */
  readonly before: readonly Change[];
  /** The first, in short. */
  readonly told: readonly ChangeSince[];
  /** How many of them break somebody and were on the base already. */
  readonly known: number;
  /** Those that this change adds and that a comparison with the base does not show: v1 → v2 and v2 → v3 can both be harmless, and v1 → v3 not. */
  readonly hidden: readonly Change[];
}

/** What has changed since a release; `here` is what has changed since the base. Pure. */
export async function sinceRelease({ release, base, now, tag, today, mesh }: Versions, here: readonly Change[]): Promise<Since> {
  const changes = await contractDifference(release, now, today);
  const before = base === undefined ? [] : await contractDifference(release, base, today);
  const had = new Set(before.map(({ fingerprint }) => fingerprint));
  const told = changes.map(({ kind, path, breaks, impact, window, exempt, fingerprint }) => ({
    kind, path, breaks, impact, ...(window === undefined ? {} : { window }), ...(exempt === undefined ? {} : { exempt }), fingerprint, known: had.has(fingerprint),
  }));
  const shown = byPath(here);
  const hidden = new Set(changes.filter((change) => !had.has(change.fingerprint) && weight(change).some((part) => part > 0) && !covered(change, shown)).map(({ fingerprint }) => fingerprint));
  return {
    changes, before, told, known: told.filter((change) => change.known && isBreak(change)).length,
    hidden: hidden.size === 0 ? [] : (await contractDifference(release, now, today, mesh)).filter(({ fingerprint }) => hidden.has(fingerprint)).map((change) => ({ ...change, since: tag, message: `${change.message} So it is since release ${named(tag)}.` })),
  };
}

/** A release that nobody could compare with: what has changed since is not known. */
export function unknownSince(contract: Contract, tag: string | undefined, why: string): Change {
  const change = toChange({ ...fact("contract-unreadable", [], contract.at, undefined, tag), because: why }, contract.id ?? contract.at.file, []);
  return tag === undefined ? change : { ...change, since: tag };
}

const isBreak = ({ breaks, impact }: Pick<Change, "breaks" | "impact">) => breaks.consumers === "yes" || breaks.producers === "yes" || impact === "break";

const worse = { no: 0, unknown: 1, yes: 2 } as const;
const asks = { none: 0, notify: 0, action: 1, break: 2 } as const;
const weight = ({ breaks, impact }: Change) => [worse[breaks.consumers], worse[breaks.producers], asks[impact]] as const;

function byPath(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify(change.path);
    const same = found.get(key);
    if (same === undefined) found.set(key, [change]);
    else same.push(change);
  }
  return found;
}

/** Whether the comparison with the base says as much about the same element. */
function covered(change: Change, shown: ReadonlyMap<string, readonly Change[]>): boolean {
  const wanted = weight(change);
  return (shown.get(JSON.stringify(change.path)) ?? []).some((other) => weight(other).every((part, index) => part >= (wanted[index] ?? 0)));
}
