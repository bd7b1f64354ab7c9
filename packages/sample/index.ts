/** Which rows keep what a contract promises, and which break one promise of it? */
export type { HowToSample, Sampled } from "./sample.ts";
export { sample } from "./sample.ts";
export type { Table, TableColumn } from "./table.ts";
export type { Told } from "./told.ts";
export type { Value } from "./value.ts";
