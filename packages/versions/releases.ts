import { namesOf, parseTag } from "./tags.ts";
import { compareVersions, isStable, lineOf, type Version } from "./version.ts";

/** A tag that released a contract. */
export interface ReleaseTag {
  readonly tag: string;
  readonly version: Version;
  /** The tag names the contract; else it releases the whole repository, and `version` is the repository's. */
  readonly own: boolean;
}

/** The release tags of each contract, newest first: those of the first template that one of its tags fits. Pre-releases are left out (section 9). */
export function releaseTags(templates: readonly string[], tags: readonly string[], ids: readonly string[]): ReadonlyMap<string, readonly ReleaseTag[]> {
  const names = namesOf(ids);
  const groups = new Map<string | undefined, Map<number, ReleaseTag[]>>();
  for (const tag of tags) {
    const found = parseTag(templates, tag, names);
    if (found === undefined || !isStable(found.version)) continue;
    const { template, version, id } = found;
    const group = groups.get(id) ?? new Map<number, ReleaseTag[]>();
    const releases = group.get(template) ?? [];
    releases.push({ tag, version, own: id !== undefined });
    groups.set(id, group.set(template, releases));
  }
  const whole = firstOf(groups.get(undefined));
  return new Map(ids.map((id) => {
    const own = firstOf(groups.get(id));
    return [id, own.template <= whole.template ? own.releases : whole.releases];
  }));
}

function firstOf(group: ReadonlyMap<number, ReleaseTag[]> = new Map()): { readonly template: number; readonly releases: readonly ReleaseTag[] } {
  const template = Math.min(...group.keys());
  const releases = [...(group.get(template) ?? [])].sort((a, b) => compareVersions(b.version, a.version) || (a.tag < b.tag ? -1 : 1));
  return { template, releases };
}

/** Of releases with their versions, newest first, those of the newest lines: the last `majors` majors, below 1.0.0 the last minors. */
export function ofNewestLines<T extends { readonly version: Version }>(releases: readonly T[], majors: number): T[] {
  const lines = new Set([...new Set(releases.map(({ version }) => lineOf(version)))].slice(0, majors));
  return releases.filter(({ version }) => lines.has(lineOf(version)));
}
