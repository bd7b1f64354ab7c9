import { fingerprint } from "#fingerprint";
import type { Bump, Cause, Change, Contract, Location } from "#model";
import { named } from "#text";
import { judgeVersion, required } from "#versions";
import { kindOf } from "../changes.ts";
import { show } from "../show.ts";

/** Two versions of a contract and what changed between them. */
export interface Between {
  readonly contract: Contract;
  /** The version before, as written. */
  readonly was: string | undefined;
  readonly changes: readonly Change[];
  /** The tag of the version before; absent where the base stands for it. */
  readonly since?: string;
  /** The base, where that is another version than the one before: its version, what had changed by then, and what has changed since. */
  readonly base?: { readonly has: string | undefined; readonly before: readonly Change[]; readonly since: readonly Change[] };
}

/** Kinds of what can be wrong with a version. */
const kinds = { "not-bumped": "version-not-bumped", "bumped-too-little": "version-bumped-too-little", decreased: "version-decreased", unclear: "version-unclear" } as const;
const steps = { none: 0, patch: 1, minor: 2, major: 3 } as const;

/**
 * Whether the version of a contract says what changed (Semantic Versioning, sections 6 to 8). Undefined where nothing did. Pure; gives no level: the judge does, by
 * what asks for the bump.
 */
export function bumpOf({ contract, was, changes, since, base }: Between): Bump | undefined {
  const has = contract.version;
  const asking = changes.filter(asks);
  const wanted = required(asking.map(effectOf));
  if (asking.length === 0 && was === has) return undefined;
  const judged = judgeVersion(was, has, wanted);
  const kind = judged.is === "enough" || judged.is === "perhaps" ? undefined : kinds[judged.is];
  const [before, here] = [base?.before ?? [], base?.since ?? []].map((some) => steps[required(some.filter(asks).map(effectOf)).asks]);
  const lacked = base !== undefined && kind !== undefined && base.has === has && before === steps[wanted.asks] && here !== before;
  const subject = contract.id ?? contract.at.file;
  const because = causes(asking.filter((change) => required([effectOf(change)]).asks === wanted.asks));
  return {
    contract: subject, ...(since === undefined ? {} : { since }), ...(was === undefined ? {} : { was }), ...(has === undefined ? {} : { has }),
    asks: wanted.asks, ...(judged.needs === undefined ? {} : { needs: judged.needs }),
    enough: judged.is === "enough" ? true : judged.is === "perhaps" || judged.is === "unclear" ? "unknown" : false,
    ...(kind === undefined ? {} : { kind }), known: lacked, because,
    message: message(subject, kind, judged.says, because, since, { was, has }), ...(kind === undefined || kindOf(kind).hint === undefined ? {} : { hint: kindOf(kind).hint ?? "" }),
    at: placeOf(contract), fingerprint: fingerprint("breaking", kind ?? "version", [subject], was ?? null, has ?? null, judged.needs ?? null),
  };
}

/** The version itself is the answer and no question; a draft and a contract that is retired have no next version to keep to. */
function asks({ kind, path, exempt }: Change): boolean {
  return exempt === undefined && kind !== "contract-retired" && !(kind === "metadata-changed" && path.length === 2 && path[1] === "version");
}

const effectOf = ({ kind, breaks, impact }: Change) => ({ breaks, impact, adds: kind.endsWith("-added") });

/** Changes of one kind and effect, counted; most first. */
function causes(changes: readonly Change[]): Cause[] {
  const found = new Map<string, Cause>();
  for (const { kind, breaks, impact, window, exempt } of changes) {
    const key = JSON.stringify([kind, breaks.consumers, breaks.producers, impact, window?.passed]);
    const cause = { kind, breaks, impact, ...(window === undefined ? {} : { window }), ...(exempt === undefined ? {} : { exempt }) };
    found.set(key, { ...cause, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

function message(subject: string, kind: string | undefined, says: string, because: readonly Cause[], since: string | undefined, { was, has }: { readonly was: string | undefined; readonly has: string | undefined }): string {
  const element = show(subject);
  const opening = kind === undefined ? `The version of ${element}` : kindOf(kind).message({ element, ...(was === undefined ? {} : { before: was }), ...(has === undefined ? {} : { after: has }) }).replace(/\.$/, "");
  const [first, second, ...others] = because;
  const counted = [first, second].flatMap((cause) => (cause === undefined ? [] : [`${cause.count} ${cause.kind}`]));
  const more = others.length === 0 ? "" : " and more";
  const why = counted.length === 0 ? "" : ` (${counted.join(", ")}${more} since ${since === undefined ? "the base" : `release ${named(since)}`})`;
  return `${opening}: ${says}${why}.`;
}

/** The line that states the version. */
function placeOf({ source, at }: Contract): Location {
  for (const path of [["version"], ["info", "version"], ["data_product", "version"]]) {
    let map = source;
    for (const key of path) {
      const entry = map.entries.get(key);
      if (entry === undefined) break;
      if (entry.node.kind !== "map") return entry.at;
      map = entry.node;
    }
  }
  return at;
}
