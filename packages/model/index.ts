/** The words that every room shares. Imports nothing. */
export type * from "./location.ts";
export type * from "./source.ts";
export type * from "./contract.ts";
export type * from "./product.ts";
export type * from "./consumer.ts";
export type * from "./avro.ts";
export type * from "./json-schema.ts";
export type * from "./protobuf.ts";
export type * from "./schema.ts";
export type * from "./document.ts";
export type * from "./mesh.ts";
export type * from "./finding.ts";
export type * from "./change.ts";
export type * from "./release.ts";
export type * from "./report.ts";
export type * from "./verdict.ts";
export { UsageError } from "./usage.ts";
