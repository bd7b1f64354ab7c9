/** Which version is this, how far is it from another, which tag released it, and which versions does somebody read? */
export { type Step, bumpBetween, next } from "./bump.ts";
export { type Judged, judgeVersion } from "./judge-version.ts";
export { type Effect, required, type Required } from "./required.ts";
export { namesOf, parseTag, tagName, type Tagged, templatePattern } from "./tags.ts";
export { ofNewestLines, type ReleaseTag, releaseTags } from "./releases.ts";
export { compareVersions, isStable, lineOf, parseVersion, type Version } from "./version.ts";
export { linesPattern, linesWords, reads } from "./lines.ts";
