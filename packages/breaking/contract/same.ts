import type { Property, SchemaObject } from "#model";
import { inOrder } from "../pair.ts";

type Named = SchemaObject | Property;

/** What makes elements of two versions the same one: their `id`, else their name, else their physical name. */
export const elementKeys = [
  ({ id }: Named) => id, ({ name }: Named) => name, ({ physicalName, name }: Named) => physicalName ?? name,
  ({ id, name, physicalName }: Named) => (id === undefined && name === undefined && physicalName === undefined ? inOrder : undefined),
];
