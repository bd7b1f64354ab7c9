/** Do a contract and the schema file that it describes agree? */
export { driftOf } from "./drift.ts";
export { gather } from "./gather.ts";
export type { Files, Reader, Said } from "./gather.ts";
export { linksOf, placeOf } from "./links.ts";
export type { Link } from "./links.ts";
export { sayDrift } from "./say.ts";
