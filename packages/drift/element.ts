import type { Json, Located, Location, Property, SchemaObject } from "#model";

/** What a schema file says of a field, in the words of a contract; what it does not speak of is left out. */
export type Said = Partial<Pick<Property, "name" | "logicalType" | "required" | "defaultValue" | "enum" | "properties" | "items" | "map" | "description">>;

/** A property with the lists that every property has. */
export function propertyOf(at: Location, spots: Located["spots"], said: Said): Property {
  return { at, spots, options: { at, spots: {}, values: {} }, examples: [], properties: [], relationships: [], quality: [], tags: [], custom: [], definitions: [], ...said };
}

/** An object with the lists that every object has. */
export function objectOf(at: Location, said: Pick<SchemaObject, "properties"> & Partial<Pick<SchemaObject, "id" | "name" | "physicalName" | "partial" | "description">>): SchemaObject {
  return { at, spots: {}, relationships: [], quality: [], tags: [], custom: [], definitions: [], ...said };
}

/** Allowed values, all at one place. */
export const valuesAt = (at: Location, values: readonly Json[]): NonNullable<Property["enum"]> => values.map((value) => ({ at, spots: {}, value }));

/** What is nested deeper than this is left open. */
export const deepest = 30;

/** Fields that are taken out of one file. A file that refers to itself in many ways stands for more than anybody can write out. */
export const mostFields = 20_000;

/** Counts down; what is left when it is used up is left open. */
export interface Budget {
  left: number;
}

export const spend = (budget: Budget): boolean => (budget.left -= 1) >= 0;
