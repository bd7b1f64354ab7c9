/** What changed, whom does it break, and who is hurt? */
export { breaking, contractDifference, contractPairs } from "./breaking.ts";
export { type Between, bumpOf } from "./version/bump.ts";
export { type Since, sinceRelease, unknownSince } from "./version/since.ts";
export { compatible } from "./compatible.ts";
export { kinds } from "./changes.ts";
export type { Kind } from "./kind.ts";
