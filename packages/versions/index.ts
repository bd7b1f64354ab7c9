/** Which version is this, how far is it from another, and which tag released it? */
export { type Step, bumpBetween, next } from "./bump.ts";
export { type Judged, judgeVersion } from "./judge-version.ts";
export { type Effect, required, type Required } from "./required.ts";
export { namesOf, parseTag, tagName, type Tagged, templatePattern } from "./tags.ts";
export { ofNewestLines, type ReleaseTag, releaseTags } from "./releases.ts";
export { compareVersions, isStable, lineOf, parseVersion, type Version } from "./version.ts";
