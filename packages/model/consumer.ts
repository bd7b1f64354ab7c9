import type { Support } from "./contract.ts";
import type { Located } from "./location.ts";
import type { SourceMap } from "./source.ts";

/** Somebody who reads contracts and says which fields of them: a dashboard, a model, a job, a data product (docs/consumers.md). */
export interface ConsumerDeclaration extends Located {
  readonly kind: "consumer";
  readonly format: string;
  readonly formatVersion: string;
  readonly source: SourceMap;
  /** Where it is the id of a data product, the declaration speaks for the ports of that product. */
  readonly id?: string;
  readonly name?: string;
  readonly owner?: string;
  readonly domain?: string;
  readonly description?: string;
  readonly support: readonly Support[];
  readonly tags: readonly string[];
  readonly reads: readonly ContractRead[];
}

/** A contract that is read. */
export interface ContractRead extends Located {
  /** Id of the contract. */
  readonly contract?: string;
  /** Versions that are read, as written: `1.x`, `1.4.x || 2.x`. Absent means any. */
  readonly version?: string;
  /** Absent: nobody said what of it is read. */
  readonly objects?: readonly ObjectRead[];
}

/** A table, topic or file that is read. */
export interface ObjectRead extends Located {
  /** Its name or physical name in the contract. */
  readonly name?: string;
  /** Absent: nobody said which of its fields are read. */
  readonly properties?: readonly PropertyRead[];
}

/** A field that is read, with everything below it. */
export interface PropertyRead extends Located {
  /** Names or physical names from the object down, joined by dots as written: `address.city`. Array items and map values need no step. */
  readonly name: string;
  readonly tolerates: readonly Tolerance[];
}

/** What a reader copes with where it is not promised: allowed values that it does not know, nulls, the same value twice. */
export type Tolerance = "newValues" | "nulls" | "duplicates";
