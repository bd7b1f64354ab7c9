/** What does a type's name mean, and how far apart are two types? */
export { compareTypes } from "./compare.ts";
export type { TypeChange } from "./compare.ts";
export { physicalFits } from "./fits.ts";
export { logicalTypeOf } from "./logical.ts";
export { parsePhysicalType } from "./parse.ts";
export type { PhysicalField, PhysicalType } from "./physical.ts";
