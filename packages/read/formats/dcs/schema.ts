import type { EnumValue, Example, MapType, Options, Property, Relationship, SchemaObject, SourceMap, SourceNode } from "#model";
import { logicalTypeOf } from "#types";
import { child, flag, items, json, listOf, located, named, text, texts, written } from "../../fields.ts";
import { plain } from "../../plain.ts";
import { quality } from "../odcs/schema.ts";

/** `models` of DCS: a map of tables, each with a map of fields. A field may borrow from `definitions` by `$ref`; what it says itself wins. */
export function objects(root: SourceMap): SchemaObject[] {
  const definitions = child(root, "definitions");
  return named(child(root, "models"), (model, name, at) => {
    const keys = texts(model, "primaryKey");
    const fields = fieldsOf(model, definitions, 0).map((field) => {
      const position = keys.indexOf(field.name ?? "");
      return position < 0 ? field : { ...field, primaryKey: true, primaryKeyPosition: position + 1 };
    });
    return written<SchemaObject>({
      at, spots: located(model).spots, id: undefined, name, physicalName: undefined, physicalType: text(model, "type"),
      businessName: text(model, "title"), description: text(model, "description"), granularity: undefined, deprecated: undefined,
      properties: fields, relationships: [], quality: quality(model), tags: texts(model, "tags"), custom: [], definitions: [],
    });
  });
}

/** Definitions that borrow from definitions are followed this far. */
const borrowed = 20;

function fieldsOf(map: SourceMap, definitions: SourceMap | undefined, depth: number): Property[] {
  return named(child(map, "fields"), (field, name, at) => ({ ...property(field, definitions, depth), name, at }));
}

function property(own: SourceMap, definitions: SourceMap | undefined, depth: number): Property {
  const field = withDefinition(own, definitions, depth);
  const type = text(field, "type");
  const nested = child(field, "items");
  const primary = flag(field, "primaryKey") ?? flag(field, "primary");
  const examples = [...items(field, "examples"), ...(field.entries.has("example") ? [field.entries.get("example")?.node] : [])];
  return written<Property>({
    ...located(field), id: undefined, name: undefined, physicalName: undefined,
    logicalType: type === undefined ? undefined : logicalTypeOf(type), physicalType: type, options: options(field),
    businessName: text(field, "title"), description: text(field, "description"),
    required: flag(field, "required"), unique: flag(field, "unique"), primaryKey: primary, primaryKeyPosition: undefined,
    partitioned: undefined, partitionKeyPosition: undefined, classification: text(field, "classification"), encryptedName: undefined,
    criticalDataElement: undefined, deprecated: undefined, semanticType: undefined, defaultValue: json(field, "default"), transformLogic: undefined,
    examples: examples.filter((node) => node !== undefined).map((node: SourceNode): Example => ({ at: node.at, spots: {}, value: plain(node) })),
    enum: listOf(field, "enum")?.items.map((node): EnumValue => ({ at: node.at, spots: {}, value: plain(node) })),
    properties: depth > borrowed ? [] : fieldsOf(field, definitions, depth + 1),
    items: nested === undefined || depth > borrowed ? undefined : property(nested, definitions, depth + 1),
    map: depth > borrowed ? undefined : mapType(field, definitions, depth),
    relationships: reference(field), quality: quality(field), tags: texts(field, "tags"),
    custom: field.entries.has("pii") ? [{ ...located(field), property: "pii", value: flag(field, "pii") ?? null }] : [], definitions: [],
  });
}

function mapType(field: SourceMap, definitions: SourceMap | undefined, depth: number): MapType | undefined {
  const key = child(field, "keys");
  const value = child(field, "values");
  if (key === undefined && value === undefined) return undefined;
  return written<MapType>({ ...located(field), key: key && property(key, definitions, depth + 1), value: value && property(value, definitions, depth + 1) });
}

function reference(field: SourceMap): Relationship[] {
  const to = text(field, "references");
  return to === undefined ? [] : [{ ...located(field, ["references"]), type: "foreignKey", to: [to] }];
}

const constraints = ["minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "precision", "scale"];

function options(field: SourceMap): Options {
  const values: Record<string, Options["values"][string]> = Object.create(null);
  for (const key of constraints) {
    const value = json(field, key);
    if (value !== undefined) values[key] = value;
  }
  return { ...located(field), values };
}

function withDefinition(field: SourceMap, definitions: SourceMap | undefined, depth: number): SourceMap {
  const reference = /^#\/definitions\/(.+)$/.exec(text(field, "$ref") ?? "")?.[1];
  const definition = reference === undefined || definitions === undefined ? undefined : child(definitions, reference);
  if (definition === undefined || depth > borrowed) return field;
  const base = withDefinition(definition, definitions, depth + 1);
  return { kind: "map", at: field.at, entries: new Map([...base.entries, ...field.entries]) };
}
