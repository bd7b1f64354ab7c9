import type { Predicate } from "../predicate.ts";

/** Which rows of a contract's objects are looked at. */
export interface Window {
  /** By the object's name; an object that is not in it is looked at as a whole. */
  readonly rows: ReadonlyMap<string, Rows>;
}

export interface Rows {
  readonly where: Predicate;
  /** For people: `order_date >= 2026-11-01`. */
  readonly says: string;
}
