import type { Located } from "./location.ts";
import type { Json, SourceMap } from "./source.ts";

/** A data contract in any standard, as one shape. Absent means not written; a value of the wrong type is absent too, and a Problem says so. */
export interface Contract extends Located {
  readonly kind: "contract";
  /** The format that it was written in: an id of `read/formats`. */
  readonly format: string;
  /** Version of the standard, without a leading `v`. */
  readonly formatVersion: string;
  readonly source: SourceMap;
  readonly id?: string;
  readonly name?: string;
  readonly version?: string;
  readonly status?: string;
  /** Who answers for it: the team's name, or the owner field of formats that have one. */
  readonly owner?: string;
  readonly domain?: string;
  readonly tenant?: string;
  readonly dataProduct?: string;
  readonly description?: Description;
  readonly objects: readonly SchemaObject[];
  readonly servers: readonly Server[];
  readonly sla: readonly Sla[];
  readonly roles: readonly Role[];
  readonly team: readonly TeamMember[];
  readonly support: readonly Support[];
  readonly price?: Price;
  readonly tags: readonly string[];
  readonly custom: readonly CustomProperty[];
  readonly definitions: readonly AuthoritativeDefinition[];
}

export interface Description extends Located {
  readonly purpose?: string;
  readonly usage?: string;
  readonly limitations?: string;
}

/** A table, topic, file or document of the contract. */
export interface SchemaObject extends Located {
  readonly id?: string;
  readonly name?: string;
  readonly physicalName?: string;
  readonly physicalType?: string;
  readonly businessName?: string;
  readonly description?: string;
  readonly granularity?: string;
  readonly deprecated?: boolean;
  /** There may be more than is written here: a part of a schema file could not be read, or borrows from elsewhere. */
  readonly partial?: boolean;
  readonly properties: readonly Property[];
  readonly relationships: readonly Relationship[];
  readonly quality: readonly Quality[];
  readonly tags: readonly string[];
  readonly custom: readonly CustomProperty[];
  readonly definitions: readonly AuthoritativeDefinition[];
}

export type LogicalType =
  | "string" | "date" | "timestamp" | "time" | "number" | "integer"
  | "object" | "array" | "boolean" | "map" | "vector";

/** A column or field, at any depth. */
export interface Property extends Located {
  readonly id?: string;
  /** Absent for array items and for map keys and values. */
  readonly name?: string;
  readonly physicalName?: string;
  readonly logicalType?: LogicalType;
  readonly physicalType?: string;
  readonly options: Options;
  readonly businessName?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly primaryKey?: boolean;
  /** Position in the key, from 1; absent or -1 where there is none. */
  readonly primaryKeyPosition?: number;
  readonly partitioned?: boolean;
  readonly partitionKeyPosition?: number;
  readonly classification?: string;
  readonly encryptedName?: string;
  readonly criticalDataElement?: boolean;
  readonly deprecated?: boolean;
  readonly semanticType?: string;
  /** The default that a writer may leave out (DCS and schema files; ODCS has none). */
  readonly defaultValue?: Json;
  readonly transformLogic?: string;
  readonly examples: readonly Example[];
  /** The closed list of allowed values; absent means free. */
  readonly enum?: readonly EnumValue[];
  readonly properties: readonly Property[];
  readonly items?: Property;
  readonly map?: MapType;
  readonly relationships: readonly Relationship[];
  readonly quality: readonly Quality[];
  readonly tags: readonly string[];
  readonly custom: readonly CustomProperty[];
  readonly definitions: readonly AuthoritativeDefinition[];
}

/** The key and value types of a `map` (ODCS 3.2, RFC "map"). */
export interface MapType extends Located {
  readonly key?: Property;
  readonly value?: Property;
}

/** `logicalTypeOptions` as written, by key, in the names of ODCS; `spots` has the place of each. */
export interface Options extends Located {
  readonly values: Readonly<Record<string, Json>>;
}

export interface Example extends Located {
  readonly value: Json;
}

export interface EnumValue extends Located {
  readonly value: Json;
  readonly id?: string;
  readonly label?: string;
}

/** A foreign key. Property level: `from` is absent and stands for the property that holds it. */
export interface Relationship extends Located {
  readonly id?: string;
  readonly type?: string;
  /** References as written, e.g. `orders.customer_id` or `schema/orders/properties/customer_id`. */
  readonly from?: readonly string[];
  readonly to: readonly string[];
}

export interface Quality extends Located {
  readonly id?: string;
  readonly name?: string;
  /** library, text, sql or custom; absent means library (ODCS). */
  readonly type?: string;
  readonly metric?: string;
  readonly arguments: Readonly<Record<string, Json>>;
  /** The thresholds, as the standard names them, in the order that it lists them; all of them hold. */
  readonly operators: readonly Operator[];
  readonly unit?: string;
  readonly dimension?: string;
  readonly severity?: string;
  readonly schedule?: string;
  readonly scheduler?: string;
  readonly query?: string;
  readonly engine?: string;
  readonly implementation?: Json;
  readonly description?: string;
  readonly custom: readonly CustomProperty[];
}

/** A threshold: the `mustBe…` key and its value. */
export interface Operator extends Located {
  readonly name: string;
  readonly value: Json;
}

/** A service level as written; `units` turns value and unit into a number. */
export interface Sla extends Located {
  readonly id?: string;
  readonly property?: string;
  readonly value?: Json;
  readonly valueExt?: Json;
  readonly unit?: string;
  readonly element?: string;
  readonly driver?: string;
  readonly schedule?: string;
  readonly scheduler?: string;
  readonly description?: string;
}

export interface Server extends Located {
  readonly id?: string;
  /** The name that the contract calls it by. */
  readonly server?: string;
  readonly type?: string;
  readonly environment?: string;
  /** Every other key of the server as written: host, database, location, format … */
  readonly settings: Readonly<Record<string, Json>>;
}

export interface Role extends Located {
  readonly id?: string;
  readonly role?: string;
  readonly access?: string;
  readonly firstLevelApprovers?: string;
  readonly secondLevelApprovers?: string;
}

export interface TeamMember extends Located {
  readonly id?: string;
  readonly username?: string;
  readonly name?: string;
  readonly role?: string;
  readonly dateIn?: string;
  readonly dateOut?: string;
}

export interface Support extends Located {
  readonly id?: string;
  readonly channel?: string;
  readonly url?: string;
  readonly tool?: string;
  readonly scope?: string;
}

export interface Price extends Located {
  readonly amount?: number;
  readonly currency?: string;
  readonly unit?: string;
}

export interface CustomProperty extends Located {
  readonly id?: string;
  readonly property?: string;
  readonly value?: Json;
}

export interface AuthoritativeDefinition extends Located {
  readonly id?: string;
  readonly type?: string;
  readonly url?: string;
}
