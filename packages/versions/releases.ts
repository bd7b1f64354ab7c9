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
  const whole: (ReleaseTag & { readonly template: number })[] = [];
  const own = new Map<string, (ReleaseTag & { readonly template: number })[]>(ids.map((id) => [id, []]));
  for (const tag of tags) {
    const found = parseTag(templates, tag, names);
    if (found === undefined || !isStable(found.version)) continue;
    const { template, version, id } = found;
    (id === undefined ? whole : own.get(id))?.push({ tag, version, template, own: id !== undefined });
  }
  const order = (a: ReleaseTag, b: ReleaseTag) => compareVersions(b.version, a.version) || (a.tag < b.tag ? -1 : 1);
  return new Map(ids.map((id) => {
    const all = [...(own.get(id) ?? []), ...whole];
    const first = Math.min(...all.map(({ template }) => template));
    return [id, all.filter(({ template }) => template === first).map(({ tag, version, own }) => ({ tag, version, own })).sort(order)];
  }));
}

/** Of releases with their versions, newest first, those of the newest lines: the last `majors` majors, below 1.0.0 the last minors. */
export function ofNewestLines<T extends { readonly version: Version }>(releases: readonly T[], majors: number): T[] {
  const lines = new Set([...new Set(releases.map(({ version }) => lineOf(version)))].slice(0, majors));
  return releases.filter(({ version }) => lines.has(lineOf(version)));
}
