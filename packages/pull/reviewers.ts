import type { Reason } from "#model";

export interface ToAsk {
  readonly reasons: readonly Pick<Reason, "level" | "hurt">[];
  /** The team of an owner, `@org/team`, as the base's configuration says it. */
  readonly teams: Readonly<Record<string, string>>;
  /** Owner of the repository: only its own teams can be asked. */
  readonly organisation: string;
  /** Slugs of the teams that were ever asked: nobody is asked twice. */
  readonly asked: readonly string[];
}

/** The teams whose data products are hurt by what counts, and why some are not asked. Pure. */
export function reviewersOf({ reasons, teams, organisation, asked }: ToAsk): { readonly ask: readonly string[]; readonly known: number; readonly nameless: number; readonly foreign: number } {
  const hurt = reasons.flatMap((reason) => (reason.level === "info" ? [] : reason.hurt));
  const teamOf = (owner: string | undefined) => (owner !== undefined && Object.hasOwn(teams, owner) ? teams[owner] : undefined);
  const nameless = new Set(hurt.filter(({ owner }) => teamOf(owner) === undefined).map(({ owner, product }) => owner ?? product));
  const named = [...new Set(hurt.flatMap(({ owner }) => teamOf(owner) ?? []))].map((team) => team.slice(1).split("/")).map(([org = "", slug = ""]) => ({ org: org.toLowerCase(), slug: slug.toLowerCase() }));
  const own = named.filter(({ org }) => org === organisation.toLowerCase()).map(({ slug }) => slug).sort();
  const before = new Set(asked.map((slug) => slug.toLowerCase()));
  return { ask: own.filter((slug) => !before.has(slug)), known: own.filter((slug) => before.has(slug)).length, nameless: nameless.size, foreign: named.length - own.length };
}
