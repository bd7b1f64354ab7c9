import { compareVersions, isStable, type Version } from "./version.ts";

/** What a step from one version to the next says about what changed; least first. */
export type Step = "none" | "patch" | "minor" | "major";

/**
 * What the step from one version to another says. Below 1.0.0 the minor says what the major says above, and the patch what the minor says (Semantic
 * Versioning, section 4, and the custom of package managers). From a pre-release, any later version says enough (section 9).
 */
export function bumpBetween(was: Version, has: Version): Step | "decreased" {
  const order = compareVersions(was, has);
  if (order > 0) return "decreased";
  if (order === 0) return "none";
  if (!isStable(was) || has.major > was.major) return "major";
  const early = was.major === 0;
  if (has.minor > was.minor) return early ? "major" : "minor";
  return early ? "minor" : "patch";
}

/** The least version after `was` that says `bump`: the next release of its kind; of a pre-release, the release that it is on trial for. */
export function next(was: Version, bump: Step): string {
  const { major, minor, patch } = was;
  if (bump === "none") return was.written;
  if (!isStable(was)) return `${major}.${minor}.${patch}`;
  if (bump === "major") return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  return bump === "minor" && major > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
