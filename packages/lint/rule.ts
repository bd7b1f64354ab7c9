import type { ConsumerDeclaration, Contract, Document, Fix, Level, Location, Mesh, Product, Property, Quality, Relationship, SchemaObject, Sla } from "#model";

/** One rule of good writing. File name = id = fixture folder = docs anchor. */
export interface Rule {
  readonly id: string;
  /** The level that the judge takes where `meshgate.yaml` says nothing. */
  readonly level: Exclude<Level, "off">;
  /** What the rule asks for, one sentence. */
  readonly says: string;
  /** Why a reader of the contract wants it. */
  readonly why: string;
  /** Where the demand comes from: a section of a standard, an RFC; absent where it is ours. */
  readonly source?: string;
  /** Whether `lint --fix` can mend it without guessing. */
  readonly fixable?: boolean;
  readonly on: Visitors;
}

/** What a rule looks at. The engine walks each document once and calls every rule on the way. */
export interface Visitors {
  document?(document: Document, say: Say): void;
  contract?(contract: Contract, say: Say, mesh: Mesh): void;
  product?(product: Product, say: Say, mesh: Mesh): void;
  consumer?(consumer: ConsumerDeclaration, say: Say, mesh: Mesh): void;
  object?(object: SchemaObject, where: InContract, say: Say, mesh: Mesh): void;
  /** Every property at any depth, array items and map keys and values included. */
  property?(property: Property, where: InObject, say: Say): void;
  /** Every quality rule, of an object or a property. */
  quality?(quality: Quality, where: InObject & { readonly property?: Property }, say: Say): void;
  relationship?(relationship: Relationship, where: InObject & { readonly property?: Property }, say: Say, mesh: Mesh): void;
  sla?(sla: Sla, where: InContract, say: Say): void;
}

export interface InContract {
  readonly contract: Contract;
}

export interface InObject extends InContract {
  readonly object: SchemaObject;
  /** Names from the contract's id down to what is looked at. */
  readonly path: readonly string[];
}

/** Reports one breach. `subject` is where it is not the element that is being looked at. */
export type Say = (blame: Blame) => void;

export interface Blame {
  readonly at: Location;
  readonly message: string;
  readonly hint?: string;
  readonly subject?: readonly string[];
  readonly fix?: Fix;
}
