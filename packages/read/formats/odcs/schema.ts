import type { EnumValue, Example, LogicalType, MapType, Operator, Options, Property, Quality, Relationship, SchemaObject, SourceMap } from "#model";
import { plain } from "../../plain.ts";
import { amount, child, flag, items, json, list, located, text, texts, written } from "../../fields.ts";
import { custom, definitions } from "./parts.ts";

/** `schema[]` of ODCS: objects, their properties at any depth, and what is promised of them. */
export const objects = (map: SourceMap) => list(map, "schema", (item) => written<SchemaObject>({
  ...located(item),
  id: text(item, "id"), name: text(item, "name"), physicalName: text(item, "physicalName"), physicalType: text(item, "physicalType"),
  businessName: text(item, "businessName"), description: text(item, "description"), granularity: text(item, "dataGranularityDescription"),
  deprecated: flag(item, "deprecated"),
  properties: list(item, "properties", property), relationships: relationships(item), quality: quality(item),
  tags: texts(item, "tags"), custom: custom(item), definitions: definitions(item),
}));

function property(item: SourceMap): Property {
  const nested = child(item, "items");
  return written<Property>({
    ...located(item),
    id: text(item, "id"), name: text(item, "name"), physicalName: text(item, "physicalName"),
    logicalType: logicalType(text(item, "logicalType")), physicalType: text(item, "physicalType"), options: options(item),
    businessName: text(item, "businessName"), description: text(item, "description"),
    required: flag(item, "required"), unique: flag(item, "unique"),
    primaryKey: flag(item, "primaryKey"), primaryKeyPosition: amount(item, "primaryKeyPosition"),
    partitioned: flag(item, "partitioned"), partitionKeyPosition: amount(item, "partitionKeyPosition"),
    classification: text(item, "classification"), encryptedName: text(item, "encryptedName"),
    criticalDataElement: flag(item, "criticalDataElement"), deprecated: flag(item, "deprecated"), semanticType: text(item, "semanticType"),
    defaultValue: undefined, transformLogic: text(item, "transformLogic"),
    examples: items(item, "examples").map((node): Example => ({ at: node.at, spots: {}, value: plain(node) })),
    enum: item.entries.get("enum")?.node.kind === "list" ? list(item, "enum", enumValue) : undefined,
    properties: list(item, "properties", property), items: nested === undefined ? undefined : property(nested), map: mapType(item),
    relationships: relationships(item), quality: quality(item),
    tags: texts(item, "tags"), custom: custom(item), definitions: definitions(item),
  });
}

const logicalTypes: readonly LogicalType[] = ["string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean", "map", "vector"];

const logicalType = (written: string | undefined) => logicalTypes.find((type) => type === written);

function options(item: SourceMap): Options {
  const part = child(item, "logicalTypeOptions");
  if (part === undefined) return { ...located(item), values: {} };
  const values: Record<string, Options["values"][string]> = Object.create(null);
  for (const [key, entry] of part.entries) values[key] = plain(entry.node);
  return { ...located(part), values };
}

const enumValue = (item: SourceMap) => written<EnumValue>({
  ...located(item, ["value", "id"]), value: json(item, "value") ?? null, id: text(item, "id"), label: text(item, "label"),
});

function mapType(item: SourceMap): MapType | undefined {
  const part = child(item, "map");
  if (part === undefined) return undefined;
  const key = child(part, "key");
  const value = child(part, "value");
  return written<MapType>({ ...located(part, ["key"]), key: key && property(key), value: value && property(value) });
}

const relationships = (map: SourceMap) => list(map, "relationships", (item) => written<Relationship>({
  ...located(item, ["to", "from", "id"]),
  id: text(item, "id"), type: text(item, "type"), from: item.entries.has("from") ? texts(item, "from") : undefined, to: texts(item, "to"),
}));

const operators = ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"];

/** Names that the Data Contract Specification had for two of them. */
const older: Readonly<Record<string, string>> = { mustBeGreaterOrEqualTo: "mustBeGreaterThanOrEqualTo", mustBeLessOrEqualTo: "mustBeLessThanOrEqualTo" };

const thresholds = (item: SourceMap): Operator[] => operators.flatMap((name) => {
  const entry = item.entries.get(name) ?? item.entries.get(older[name] ?? name);
  return entry === undefined ? [] : [{ at: entry.at, spots: {}, name, value: plain(entry.node) }];
});

/** What ODCS 3.0 wrote beside its `rule`, before there were `arguments`. */
const beside = ["validValues", "pattern", "missingValues", "properties", "property", "column", "field"];

export const quality = (map: SourceMap) => list(map, "quality", (item) => {
  const given = child(item, "arguments");
  const values: Record<string, Quality["arguments"][string]> = Object.create(null);
  for (const key of item.entries.has("rule") ? beside : []) {
    const value = json(item, key);
    if (value !== undefined) values[key] = value;
  }
  for (const [key, entry] of given?.entries ?? []) values[key] = plain(entry.node);
  return written<Quality>({
    ...located(item, ["name", "id", "metric", "rule", "type"]),
    id: text(item, "id"), name: text(item, "name"), type: text(item, "type"), metric: text(item, "metric") ?? text(item, "rule"),
    arguments: values, operators: thresholds(item), unit: text(item, "unit"), dimension: text(item, "dimension"), severity: text(item, "severity"),
    schedule: text(item, "schedule"), scheduler: text(item, "scheduler"), query: text(item, "query"), engine: text(item, "engine"),
    implementation: json(item, "implementation"), description: text(item, "description"), custom: custom(item),
  });
});
