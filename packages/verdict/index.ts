/** May it merge, and how is it said? */
export { record, shrink } from "./baseline.ts";
export { blamed } from "./evidence.ts";
export { asOf, enforces } from "./enforcement.ts";
export { changelog, type ReleaseNotes } from "./changelog.ts";
export { levelOfResult } from "./levels.ts";
export { judge, type Notice, type ToJudge } from "./judge.ts";
export type { Links, Reporter, Said, Word, Words } from "./reporter.ts";
export { reporters } from "./reporters.ts";
export { waive, type WaivedReasons } from "./waive.ts";
