import type { Change } from "./change.ts";
import type { Contract, SchemaObject } from "./contract.ts";
import type { Location } from "./location.ts";
import type { Json } from "./source.ts";

/** A schema file that a contract calls the schema of its data, or that the configuration says is. */
export interface Described {
  readonly contract: Contract;
  /** The one object of the contract that it describes; absent where it is all of them. */
  readonly object?: SchemaObject;
  readonly file: string;
  /** Id of the schema format: `sql`, `avro` … */
  readonly format: string;
  /** What the file declares, in the words of a contract. */
  readonly objects: readonly SchemaObject[];
  /** The type of server that it is written for, where it says so: `postgres`. */
  readonly server?: string;
  /** Where the file is named. */
  readonly at: Location;
  /** Why the file could not be read, one sentence. */
  readonly problem?: string;
}

/** A disagreement between a contract and its schema file. A fact. */
export interface Drift {
  /** An element that only one of the two has, or what they say in different ways of one that both have; `unclear`: it cannot be told. */
  readonly kind: "missing" | "extra" | "type" | "required" | "key" | "values" | "unclear";
  /** Names from the object down to the element. */
  readonly path: readonly string[];
  /** What the contract says, and what the schema file says. */
  readonly contract?: Json;
  readonly schema?: Json;
  readonly file: string;
  /** In the contract: the element, or the nearest parent that is there. */
  readonly at: Location;
  /** In the schema file. */
  readonly there: Location;
  /** Who trusts the contract and is let down: readers of the data, writers of it. */
  readonly breaks: Change["breaks"];
  /** Why it cannot be told, or what else there is to say, one sentence. */
  readonly because?: string;
}
