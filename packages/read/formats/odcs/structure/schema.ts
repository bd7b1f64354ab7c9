import { any, either, flag, integer, list, object, part, scalar, shapeOf, text, the, type Case, type Field, type Fields, type Shape, type Span } from "../../../structure.ts";
import { context, custom, extras, id, links, synonyms, tags } from "./shared.ts";

const named: Field = text("Name that readers use.", { required: true });
const quality: Field = list("What the data has to fulfil.", the("Quality"));
const properties: Field = list("The columns or fields.", the("Property"));

const element: Fields = {
  id,
  physicalType: text("Type in the system that holds it.", { examples: ["table", "VARCHAR(20)"] }),
  businessName: text("Name that the business uses."),
  description: text("What it holds, in plain words."),
  deprecated: flag("Whether new readers should stay away from it.", { since: "3.2.0", default: false }),
  synonyms,
  ...extras,
};

const property: Fields = {
  ...element,
  physicalName: text("Name in the system that holds it.", { since: "3.0.2" }),
  logicalType: text("Type, whatever the system that holds it.", { values: [
    "string", "date", { value: "timestamp", since: "3.1.0" }, { value: "time", since: "3.1.0" }, "number", "integer", "object", "array", "boolean",
    { value: "map", since: "3.2.0" }, { value: "vector", since: "3.2.0" },
  ] }),
  required: flag("Whether every row has a value.", { default: false }),
  unique: flag("Whether no two rows have the same value.", { default: false }),
  primaryKey: flag("Whether it is part of the primary key.", { default: false }),
  primaryKeyPosition: integer("Place in the primary key, from 1.", { default: -1 }),
  partitioned: flag("Whether the data is split by it.", { default: false }),
  partitionKeyPosition: integer("Place in the partition key, from 1.", { default: -1 }),
  semanticType: text("Part that it plays in analysis.", { since: "3.2.0", values: ["column", "measure", "dimension"], default: "column" }),
  classification: text("How confidential it is.", { examples: ["public", "restricted", "confidential"] }),
  criticalDataElement: flag("Whether the business depends on it.", { default: false }),
  encryptedName: text("Name of the property that holds the encrypted value."),
  transformSourceObjects: list("Objects that it is computed from.", text("Name of an object.")),
  transformLogic: text("How it is computed, as code."),
  transformDescription: text("How it is computed, in plain words."),
  examples: list("Sample values.", any("A sample value.")),
  enum: list("The only values that are allowed.", the("EnumValue"), { since: "3.2.0", min: 1, unique: true }),
  relationships: list("Properties elsewhere that it refers to.", the("PropertyRelationship"), { since: "3.1.0" }),
  quality,
};

const options = (shape: string): Fields => ({ logicalTypeOptions: part("What else is known about the values.", shape) });
const type = (...is: readonly string[]) => [{ key: "logicalType", is }];
const typeOrNone = (...is: readonly string[]) => [{ key: "logicalType", is, absent: true as const }];

const items: Field = part("What one item of the array is.", "Item");
const mapOf: Field = part("What the keys and the values of the map are.", "Map");

/** Without a logical type every block may be there, but no option. */
const cases: readonly Case[] = [
  { when: [{ key: "logicalType", absent: true }], fields: options("NoOptions") },
  { when: type("string"), fields: options("StringOptions") },
  { when: type("date"), fields: options("DateOptions") },
  { when: type("timestamp", "time"), fields: options("TimeOptions") },
  { when: type("integer"), fields: options("IntegerOptions") },
  { when: type("number"), fields: options("NumberOptions") },
  { when: type("object"), fields: options("ObjectOptions") },
  { when: type("array"), fields: options("ArrayOptions") },
  { when: type("vector"), fields: options("VectorOptions") },
  { when: type("boolean", "map"), fields: { logicalTypeOptions: object("What else is known about the values.") } },
  { when: typeOrNone("object"), fields: { properties } },
  { when: typeOrNone("array"), fields: { items } },
  { when: [{ key: "logicalType", absent: true }], since: "3.2.0", fields: { map: mapOf } },
  { when: type("map"), since: "3.2.0", fields: { map: { ...mapOf, required: true } } },
];

/** A reference by names (`orders.customer_id`) or by ids (`contract.yaml#/schema/orders/properties/customer_id`). */
const byNames = (name: string) => `^[A-Za-z_]${name}*(?:\\.[A-Za-z_]${name}*)+$`;
const byIds = (ending: string) => `^(?:(?:https?://)?[\\w.\\-/]+\\.${ending}#)?/?[A-Za-z_]\\w*/[\\w-]+(?:/[A-Za-z_]\\w*/[\\w-]+)*$`;
const form = "names with dots (`orders.customer_id`) or ids with slashes (`schema/orders/properties/customer_id`)";
const references = (says: string, pattern: string, span: Span): Field =>
  either(says, [text(says, { pattern, form }), list(says, text("One of the properties.", { pattern, form }), { min: 1 })], { ...span, required: true });
const reference = (says: string): readonly Field[] => [
  references(says, `${byNames("\\w")}|${byIds("yaml")}`, { until: "3.2.0" }),
  references(says, `${byNames("[\\w-]")}|${byIds("ya?ml")}`, { since: "3.2.0" }),
];
const relationship: Fields = {
  id: text("Stable name of the relationship.", { since: "3.2.0" }),
  type: text("Kind of relationship.", { values: ["foreignKey"], default: "foreignKey" }),
  to: reference("Property, or list of properties, that is referred to."),
  customProperties: custom,
};

export const schema: Readonly<Record<string, Shape>> = {
  Object: shapeOf("an object", "A table, topic, file or document.", {
    name: named,
    ...element,
    physicalName: text("Name in the system that holds it."),
    logicalType: text("Type of the whole: always `object`.", { values: ["object"] }),
    dataGranularityDescription: text("What one row stands for."),
    context: either("What tools and language models should know; a text stands for its `instructions`.", [text("Instructions."), context], { since: "3.2.0" }),
    properties,
    relationships: list("How properties of the object refer to others.", the("ObjectRelationship"), { since: "3.1.0" }),
    quality,
  }),
  Property: shapeOf("a property", "A column or field.", { name: named, ...property }, { cases }),
  Item: shapeOf("an item", "What the items of an array, or the keys or values of a map, are.", { name: text("Name that readers use."), ...property }, {
    cases: [...cases, { when: type("string", "date", "number", "integer", "array", "boolean"), until: "3.1.0", fields: { properties } }],
  }),
  Map: shapeOf("a map", "What the keys and the values of a map are.", {
    key: part("What a key is.", "Item", { required: true }),
    value: part("What a value is.", "Item", { required: true }),
  }),
  EnumValue: shapeOf("an enum value", "One of the allowed values.", {
    id,
    value: scalar("The value as it stands in the data.", { required: true }),
    label: text("What people see instead of the value."),
    description: text("What the value means."),
    tags, customProperties: custom, authoritativeDefinitions: links,
  }),
  PropertyRelationship: shapeOf("a relationship of a property", "A reference from this property to another.", relationship, {
    strangers: { from: ["does not belong here: the property that holds the relationship is where it starts", "Remove it."] },
  }),
  ObjectRelationship: shapeOf("a relationship", "A reference from properties of this object to others.", {
    ...relationship,
    from: reference("Property, or list of properties, where the reference starts."),
  }, { alike: ["from", "to"] }),
};
