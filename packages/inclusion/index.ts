/** Does every instance of one JSON Schema also fit the other? */
export type { Reading, SchemaSide } from "./side.ts";
export type { How, Inclusion } from "./includes.ts";
export { includes, separate } from "./includes.ts";
export type { Work } from "./work.ts";
export { workOf } from "./work.ts";
export type { Validity } from "./valid.ts";
export { checker, valid } from "./valid.ts";
export type { Draw } from "./instances/instances.ts";
export { instancesOf } from "./instances/instances.ts";
export { dialectNamed, isDefinitions, keywordHolds } from "./references/dialect.ts";
export type { Reach } from "./references/reach.ts";
export { reachOf } from "./references/reach.ts";
