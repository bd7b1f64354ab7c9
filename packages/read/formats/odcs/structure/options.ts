import { flag, integer, list, number, shapeOf, text, type Fields, type Shape } from "../../../structure.ts";

const old = { until: "3.1.0" };
const now = { since: "3.1.0" };
const format = (says: string, examples: readonly string[]): Fields => ({ format: text(says, { examples }) });

const moments: Fields = {
  minimum: text("Earliest value."),
  maximum: text("Latest value."),
  exclusiveMinimum: [flag("Whether `minimum` itself is left out.", old), text("Every value is later than this.", now)],
  exclusiveMaximum: [flag("Whether `maximum` itself is left out.", old), text("Every value is earlier than this.", now)],
};
const amounts: Fields = {
  minimum: number("Least value."),
  maximum: number("Greatest value."),
  exclusiveMinimum: [flag("Whether `minimum` itself is left out.", old), number("Every value is greater than this.", now)],
  exclusiveMaximum: [flag("Whether `maximum` itself is left out.", old), number("Every value is less than this.", now)],
  multipleOf: number("Every value is a multiple of this.", { above: 0 }),
};
const clock = format("Pattern of the values, as Java's DateTimeFormatter reads it.", ["yyyy-MM-dd", "HH:mm:ss"]);
const says = "What else is known about the values.";
const options = (type: string, fields: Fields): Shape => shapeOf(`the options of ${type}`, says, fields);

/** `logicalTypeOptions` by logical type. */
export const optionShapes: Readonly<Record<string, Shape>> = {
  NoOptions: { ...options("a property without `logicalType`", {}), strangers: { "*": ["needs a `logicalType`", "Add a `logicalType` beside `logicalTypeOptions`."] } },
  StringOptions: options("a string", {
    minLength: integer("Least number of characters.", { least: 0 }),
    maxLength: integer("Greatest number of characters.", { least: 0 }),
    pattern: text("Regular expression that every value fits."),
    ...format("What the text holds.", ["email", "uuid", "uri", "hostname"]),
  }),
  DateOptions: options("a date", { ...clock, ...moments }),
  TimeOptions: options("a timestamp or time", {
    ...clock, ...moments,
    timezone: flag("Whether the values carry a time zone."),
    defaultTimezone: text("Time zone of values that carry none.", { default: "Etc/UTC" }),
  }),
  IntegerOptions: options("an integer", {
    ...amounts,
    format: text("Bits of a value, and whether it has a sign.", { default: "i32", values: ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"] }),
  }),
  NumberOptions: options("a number", { ...amounts, format: text("Bits of a value.", { values: ["f32", "f64"] }) }),
  ObjectOptions: options("an object", {
    minProperties: integer("Least number of properties.", { least: 0, default: 0 }),
    maxProperties: integer("Greatest number of properties.", { least: 0 }),
    required: list("Names of the properties that have to be there.", text("Name of a property."), { min: 1, unique: true }),
  }),
  ArrayOptions: options("an array", {
    minItems: integer("Least number of items.", { least: 0, default: 0 }),
    maxItems: integer("Greatest number of items.", { least: 0 }),
    uniqueItems: flag("Whether all items differ.", { default: false }),
  }),
  VectorOptions: options("a vector", {
    dimensions: integer("Number of elements of every vector.", { required: true, least: 1, examples: [768, 1536] }),
    elementType: text("Type of one element.", { default: "float32", values: ["bfloat16", "binary", "float16", "float32", "float64", "int8", "uint8"] }),
    distanceMetric: text("How two vectors are meant to be compared.", { values: ["cosine", "dotProduct", "euclidean", "hamming", "manhattan"] }),
    normalized: flag("Whether every vector has length one.", { default: false }),
    embeddingModel: text("Model that made the vectors."),
    embeddingModelVersion: text("Version of that model, where its name does not say it."),
  }),
};
