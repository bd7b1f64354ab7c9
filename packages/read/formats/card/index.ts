import type { Contract, Property, SchemaObject, Sla, SourceMap } from "#model";
import { logicalTypeOf } from "#types";
import type { Format } from "../../format.ts";
import { child, flag, json, list, located, text, textual, written } from "../../fields.ts";

/** The compact card of a data service mesh: one `data_product` with id, owner, schema and terms. It has one table, called like the product. */
export const card: Format = {
  id: "card",
  title: "data product card",
  versions: ["1.0.0"],
  endings: [".card.yaml", ".card.yml", ".card.json"],
  recognises: (root) => root.entries.has("data_product"),
  version: () => ({ key: "data_product", written: "1.0.0" }),
  toModel(root, version) {
    const body = child(root, "data_product") ?? root;
    const id = text(body, "id");
    return written<Contract>({
      kind: "contract", format: "card", formatVersion: version, source: root, ...located(body, ["id"]),
      id, name: text(body, "name"), version: textual(body, "version"), status: text(body, "status"), owner: text(body, "owner"), domain: text(body, "domain"),
      tenant: undefined, dataProduct: id, description: undefined, objects: body.entries.has("schema") ? [table(body, id)] : [],
      servers: [], sla: terms(body), roles: [], team: [], support: [], price: undefined, tags: [], custom: [], definitions: [],
    });
  },
};

function table(body: SourceMap, name: string | undefined): SchemaObject {
  return written<SchemaObject>({
    ...located(body, ["id"]), id: undefined, name, physicalName: undefined, physicalType: undefined, businessName: undefined,
    description: text(body, "description"), granularity: undefined, deprecated: undefined,
    properties: list(body, "schema", field), relationships: [], quality: [], tags: [], custom: [], definitions: [],
  });
}

function field(item: SourceMap): Property {
  const type = text(item, "type");
  return {
    ...located(item), options: { ...located(item), values: {} }, examples: [], properties: [], relationships: [], quality: [], tags: [], custom: [], definitions: [],
    ...written<Pick<Property, "name" | "physicalType" | "logicalType" | "description" | "required" | "unique" | "classification">>({
      name: text(item, "name"), physicalType: type, logicalType: type === undefined ? undefined : logicalTypeOf(type), description: text(item, "description"),
      required: flag(item, "required"), unique: flag(item, "unique"), classification: text(item, "classification"),
    }),
  };
}

function terms(body: SourceMap): Sla[] {
  const part = child(body, "terms");
  return [...(part?.entries ?? [])].map(([property, entry]) =>
    written<Sla>({
      at: entry.at, spots: { value: entry.at }, id: undefined, property, value: part && json(part, property), valueExt: undefined, unit: undefined,
      element: undefined, driver: undefined, description: undefined, schedule: undefined, scheduler: undefined,
    }));
}
