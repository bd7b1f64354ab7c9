import { any, flag, integer, list, map, number, part, shapeOf, text, the, type Field, type Fields, type Shape } from "../../../structure.ts";
import { links, tags } from "./root.ts";

const open = { open: true } as const;
const type: Field = text("Type of the values.", { values: [
  "number", "decimal", "numeric", "int", "integer", "long", "bigint", "float", "double", "string", "text", "varchar", "boolean", "timestamp", "timestamp_tz",
  "timestamp_ntz", "date", "time", "array", "map", "object", "record", "struct", "bytes", "variant", "json", "null",
] });

const common: Fields = {
  title: text("Name that the business uses."),
  description: text("What it holds, in plain words."),
  fields: map("Fields inside, by name.", the("Field")),
  items: part("What one item of the array is.", "Field"),
  keys: part("What a key of the map is.", "Field"),
  values: part("What a value of the map is.", "Field"),
  minLength: integer("Least number of characters."),
  maxLength: integer("Greatest number of characters."),
  format: text("What the text holds.", { examples: ["email", "uri", "uuid"] }),
  pattern: text("Regular expression that every value fits."),
  minimum: number("Least value."),
  exclusiveMinimum: number("Every value is greater than this."),
  maximum: number("Greatest value."),
  exclusiveMaximum: number("Every value is less than this."),
  example: text("A sample value.", { deprecated: true }),
  examples: list("Sample values.", any("A sample value.")),
  pii: flag("Whether it tells something about a person."),
  classification: text("How confidential it is."),
  tags,
  links,
};

const physical = (system: string): Field => text(`Type in ${system}.`);

export const fields: Readonly<Record<string, Shape>> = {
  Model: shapeOf("a model", "A table, topic or document.", {
    type: text("What kind of thing it is.", { values: ["table", "view", "object"], default: "table" }),
    title: text("Name that the business uses."),
    description: text("What it holds, in plain words."),
    fields: map("Its columns or fields, by name.", the("Field")),
    primaryKey: list("Names of the fields that make the primary key.", text("Name of a field.")),
    quality: list("What the data has to fulfil.", the("Quality")),
    examples: list("Sample rows.", any("A sample row.")),
    additionalFields: flag("Whether there may be fields that the contract does not name.", { default: false }),
    config: part("What tools need to know.", "ModelConfig"),
  }, open),
  Field: shapeOf("a field", "A column or field.", {
    type,
    ...common,
    required: flag("Whether every row has a value.", { default: false }),
    unique: flag("Whether no two rows have the same value.", { default: false }),
    primaryKey: flag("Whether it is part of the primary key.", { default: false }),
    primary: flag("Old name of `primaryKey`.", { deprecated: true }),
    references: text("Field elsewhere that it refers to.", { examples: ["orders.order_id"] }),
    enum: list("The only values that are allowed.", text("An allowed value."), { unique: true }),
    precision: number("Digits of a decimal number."),
    scale: number("Digits behind the point."),
    $ref: text("Definition that it borrows from.", { examples: ["#/definitions/order_id"] }),
    quality: list("What the values have to fulfil.", the("Quality")),
    lineage: part("Where the values come from.", "Lineage"),
    config: part("What tools need to know.", "FieldConfig"),
  }, open),
  Definition: shapeOf("a definition", "A field that models borrow.", {
    type: { ...type, required: true },
    domain: text("Domain that it belongs to.", { deprecated: true, default: "global" }),
    name: text("Name of the definition.", { deprecated: true }),
    ...common,
    precision: integer("Digits of a decimal number."),
    scale: integer("Digits behind the point."),
  }, open),
  ModelConfig: shapeOf("the config of a model", "What tools need to know.", { avroNamespace: text("Namespace of the Avro schema.") }, open),
  FieldConfig: shapeOf("the config of a field", "What tools need to know.", {
    avroType: physical("Avro"),
    avroLogicalType: text("Logical type in Avro."),
    bigqueryType: physical("BigQuery"),
    snowflakeType: physical("Snowflake"),
    redshiftType: physical("Redshift"),
    sqlserverType: physical("SQL Server"),
    databricksType: physical("Databricks"),
    glueType: physical("Glue"),
  }, open),
  Lineage: shapeOf("a lineage", "Where the values come from.", {
    inputFields: list("Fields that the values are made from.", the("InputField"), { required: true }),
    transformationDescription: text("How the values are made.", { deprecated: true }),
    transformationType: text("Kind of transformation.", { deprecated: true }),
  }, open),
  InputField: shapeOf("an input field", "A field that the values are made from.", {
    namespace: text("Place of the data set.", { required: true }),
    name: text("Name of the data set.", { required: true }),
    field: text("Name of the field.", { required: true }),
    transformations: list("What is done to the field.", the("Transformation")),
  }, open),
  Transformation: shapeOf("a transformation", "Something that is done to a field.", {
    type: text("Kind of transformation.", { required: true }),
    subtype: text("Finer kind of transformation."),
    description: text("What is done."),
    masking: flag("Whether the values are hidden."),
  }, open),
};
