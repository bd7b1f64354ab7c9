/** Which contract would these data keep, as far as data can tell? */
export type { Seen, SeenColumn } from "./facts.ts";
export { keyOf } from "./key.ts";
export { type HowToPropose, propose } from "./propose.ts";
