/** What does a type's name mean, how far apart are two types, and which engine lets one become the other? */
export { enginesOf } from "./applicable.ts";
export { mayBecome, perEngine } from "./ask.ts";
export type { Column, TableChange, Where } from "./ask.ts";
export { compareTypes } from "./compare.ts";
export type { TypeChange } from "./compare.ts";
export type { Engine, May } from "./engine.ts";
export { engines } from "./engines.ts";
export { storedAs } from "./evolution/stored.ts";
export { evolve } from "./evolution/evolve.ts";
export type { Obstacle } from "./evolution/evolve.ts";
export { physicalFits } from "./fits.ts";
export { logicalTypeOf } from "./logical.ts";
export { parsePhysicalType } from "./parse.ts";
export type { PhysicalField, PhysicalType } from "./physical.ts";
export { type Bounds, boundsOf } from "./values/bounds.ts";
export { holds } from "./values/holds.ts";
export { samples } from "./values/samples.ts";
export { logicalWitnessOf, witnessOf } from "./witness.ts";
