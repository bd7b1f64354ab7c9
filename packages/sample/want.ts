import type { Location, LogicalType } from "#model";
import type { PhysicalType } from "#types";
import type { Limit } from "./limit.ts";

/** What a value of a property has to be: its type, and everything that is promised of it. */
export interface Want {
  /** Names in the contract, from the object downward. */
  readonly path: readonly string[];
  readonly at: Location;
  readonly type: LogicalType;
  /** What the contract says that the column is stored as. */
  readonly physical?: PhysicalType;
  readonly limits: readonly Limit[];
  /** May be null, or be left out of a record. */
  readonly optional: boolean;
  /** Moments that carry a zone. */
  readonly zoned?: boolean;
  /** How texts of moments are written, as Java's DateTimeFormatter reads it; ISO 8601 where nothing is said. */
  readonly format?: string;
  /** The longest way between neighbours that a service level allows, in the units of the type. */
  readonly gap?: number;
  /** Values of a record's field differ from row to row. */
  readonly unique?: boolean;
  /** The name that the data has. */
  readonly name: string;
  /** Fields of an object; none where it is free. */
  readonly fields: readonly Want[];
  readonly items?: Want;
  readonly key?: Want;
  readonly value?: Want;
}
