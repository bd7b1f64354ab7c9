import compare from "semver/functions/compare.js";
import parse from "semver/functions/parse.js";

/** A semantic version (Semantic Versioning 2.0.0). */
export interface Version {
  /** As written, build metadata included. */
  readonly written: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** What stands behind the hyphen; empty for a release. */
  readonly prerelease: readonly (string | number)[];
}

/**
 * A text → the semantic version that it is, or undefined: nothing is guessed. Strict: no leading `v`, no spaces, no leading zeros, three numbers, at most
 * 256 characters.
 */
export function parseVersion(text: string | undefined): Version | undefined {
  if (text === undefined || !/^\d\S*$/.test(text)) return undefined;
  const found = parse(text);
  return found === null ? undefined : { written: text, major: found.major, minor: found.minor, patch: found.patch, prerelease: found.prerelease };
}

/** Below 0 where `a` comes first (Semantic Versioning, section 11); 0 where only build metadata differs. */
export function compareVersions(a: Version, b: Version): number {
  return compare(a.written, b.written);
}

/** A release, and none on trial (section 9: a pre-release promises nothing). */
export const isStable = ({ prerelease }: Version): boolean => prerelease.length === 0;

/** The versions that serve the same readers: of one major, or below 1.0.0 of one minor. */
export const lineOf = ({ major, minor }: Version): string => (major === 0 ? `0.${minor}` : `${major}`);
