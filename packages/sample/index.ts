/** Which rows keep what a contract promises, and which break one promise of it? */
export type { Broken } from "./audit.ts";
export type { Break } from "./break.ts";
export { breakOne, type OneBroken } from "./break-one.ts";
export { breaks } from "./breaks.ts";
export { type HowToSample, sample, type Sampled } from "./sample.ts";
export type { Table, TableColumn } from "./table.ts";
export type { Told } from "./told.ts";
export type { Value } from "./value.ts";
export { csvLines } from "./writers/csv.ts";
export { jsonLines, jsonText } from "./writers/json.ts";
