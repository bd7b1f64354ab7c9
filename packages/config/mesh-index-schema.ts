import type { Json } from "#model";
import { fromOne, list, map, text } from "./report-schema.ts";

const place = { file: text, line: fromOne };
const port = { name: text, version: text, contractId: text };
const property = map({ name: text }, { tolerates: list({ enum: ["newValues", "nulls", "duplicates"] }) });
const read = map({}, { contract: text, version: text, objects: list(map({}, { name: text, properties: list(property) })) });

/** Schema of the index by which a repository tells others of itself (`meshgate index`), draft 2019-09; the types are beside its reader (`MeshIndex`). */
export const meshIndexSchema: { readonly [key: string]: Json } = map({
  meshgate: text,
  contracts: list(map(place, { id: text, name: text, version: text, status: text, owner: text })),
  products: list(map({ ...place, inputPorts: list(map({}, port)), outputPorts: list(map({ inputContracts: list(map({}, { id: text, version: text })) }, port)) }, { id: text, name: text, version: text, owner: text })),
  consumers: list(map({ ...place, reads: list(read) }, { id: text, name: text, owner: text })),
});
