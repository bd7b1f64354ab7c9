/** What changed, whom does it break, and who is hurt? */
export { breaking } from "./breaking.ts";
export { compatible } from "./compatible.ts";
export { kinds } from "./changes.ts";
export type { Kind } from "./kind.ts";
