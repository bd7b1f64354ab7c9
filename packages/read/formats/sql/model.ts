import type { Contract, CustomProperty, EnumValue, Json, Location, Property, Quality, Relationship, SchemaObject } from "#model";
import { written } from "../../fields.ts";
import type { Dialect } from "./dialect.ts";
import type { Column, Reference, Rest, Table } from "./draft.ts";
import { dotted } from "./names.ts";
import { sourceOf } from "./source.ts";

/** What the statements of a file say, in the words of the model. */
export function toContract(file: Location, tables: readonly Table[], rest: Rest, { server }: Dialect): Contract {
  const at = tables[0]?.at ?? file;
  return written<Contract>({
    kind: "contract", format: "sql", formatVersion: "", source: sourceOf(at, tables, rest), at, spots: {},
    id: undefined, name: undefined, version: undefined, status: undefined, owner: undefined, domain: undefined, tenant: undefined, dataProduct: undefined,
    description: undefined, objects: tables.map(toObject),
    servers: server === undefined ? [] : formatsOf(tables).map((format) => ({ at, spots: {}, type: server, settings: format === "" ? {} : { format } })),
    sla: [], roles: [], team: [], support: [], price: undefined, tags: [], custom: customOf(rest), definitions: [],
  });
}

/** The formats that the tables are kept in, `USING iceberg`; empty for what the engine does where it is not said, which for Databricks is Delta. */
function formatsOf(tables: readonly Table[]): string[] {
  const said = tables.map(({ rest }) => rest.clauses.get("USING")?.texts[0]?.toLowerCase() ?? "");
  const found = new Set(said.map((format) => (/^\w+$/.test(format) && format !== "delta" ? format : "")));
  return found.size === 0 ? [""] : [...found].sort();
}

/** A table in the words of the model. */
export function toObject(table: Table): SchemaObject {
  const name = table.parts.at(-1) ?? "";
  return written<SchemaObject>({
    at: table.at, spots: table.spots, id: dotted(table.parts), name, physicalName: dotted(table.parts), physicalType: "table", businessName: undefined,
    description: table.description, granularity: undefined, deprecated: undefined, partial: table.partial || undefined,
    properties: table.columns.map((column) => toProperty(column, table)),
    relationships: table.references.map((reference) => relationship(reference, table, true)),
    quality: table.uniques.map(together), tags: table.tags, custom: customOf(table.rest), definitions: [],
  });
}

function toProperty(column: Column, table: Table): Property {
  const below = (one: Column | undefined) => (one === undefined ? undefined : toProperty(one, table));
  const [key, value] = [below(column.key), below(column.value)];
  return written<Property>({
    at: column.at, spots: column.spots, id: undefined, name: column.name, physicalName: undefined, logicalType: undefined, physicalType: column.type,
    options: optionsOf(column), businessName: undefined, description: column.description,
    required: column.notNull, unique: column.unique, primaryKey: column.keyPosition === undefined ? undefined : true, primaryKeyPosition: column.keyPosition,
    partitioned: column.partition === undefined ? undefined : true, partitionKeyPosition: column.partition,
    classification: undefined, encryptedName: undefined, criticalDataElement: undefined, deprecated: undefined, semanticType: undefined,
    defaultValue: column.default, transformLogic: column.logic, examples: [],
    enum: column.enum?.map(({ at, value: one }): EnumValue => ({ at, spots: {}, value: one })),
    properties: column.fields.map((field) => toProperty(field, table)), items: below(column.items),
    map: key === undefined || value === undefined ? undefined : { at: column.at, spots: {}, key, value },
    relationships: column.references.map((reference) => relationship(reference, table, false)), quality: [], tags: column.tags, custom: customOf(column.rest), definitions: [],
  });
}

function optionsOf({ at, options }: Column): Property["options"] {
  const [values, spots]: [Record<string, Json>, Record<string, Location>] = [Object.create(null), Object.create(null)];
  for (const [key, option] of options) [values[key], spots[key]] = [option.value, option.at];
  return { at, spots, values };
}

/** References are written as ODCS writes them: `customers.id`; the table alone where its primary key is meant. */
function relationship({ at, from, table, to }: Reference, { parts }: Table, several: boolean): Relationship {
  const target = to.length === 0 ? [table] : to.map((column) => `${table}.${column}`);
  return { at, spots: {}, type: "foreignKey", ...(several ? { from: from.map((column) => `${parts.at(-1) ?? ""}.${column}`) } : {}), to: target };
}

/** A UNIQUE over several columns, as the rule that ODCS has for it. */
const together = ({ at, columns }: Table["uniques"][number]): Quality =>
  ({ at, spots: {}, type: "library", metric: "duplicateValues", arguments: { properties: columns }, operators: [{ at, spots: {}, name: "mustBe", value: 0 }], custom: [] });

const customOf = ({ clauses }: Rest): CustomProperty[] =>
  [...clauses].map(([property, { at, texts: [first = "", ...more] }]) => ({ at, spots: {}, property, value: more.length === 0 ? first : [first, ...more] }));
