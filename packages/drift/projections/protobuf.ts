import type { LogicalType, Property, ProtobufFile, ProtoEnum, ProtoField, ProtoMessage, SchemaObject } from "#model";
import { type Budget, deepest, mostFields, objectOf, propertyOf, type Said, spend, valuesAt } from "../element.ts";

/** The messages at the top of a `.proto` file as objects of a contract. What another file declares has no type here. */
export function projectProtobuf(file: ProtobufFile): readonly SchemaObject[] {
  const walk: Walk = { types: new Map(file.messages.flatMap(below).concat(file.enums.map((one) => [one.fullName, one]))), left: mostFields };
  return file.messages.map((message) => {
    const properties = fieldsOf(message, walk, 0);
    return objectOf(message.at, { name: message.name, physicalName: message.fullName, properties, ...(walk.left < 0 ? { partial: true } : {}) });
  });
}

interface Walk extends Budget {
  /** Messages and enums by full name. */
  readonly types: ReadonlyMap<string, ProtoMessage | ProtoEnum>;
}

/** A message with all that it declares, each by its full name. */
function below(message: ProtoMessage): readonly (readonly [string, ProtoMessage | ProtoEnum])[] {
  return [[message.fullName, message], ...message.enums.map((one) => [one.fullName, one] as const), ...message.messages.flatMap(below)];
}

const fieldsOf = (message: ProtoMessage, walk: Walk, depth: number): readonly Property[] => message.fields.map((field) => fieldFrom(field, message, walk, depth));

function fieldFrom(field: ProtoField, message: ProtoMessage, walk: Walk, depth: number): Property {
  const { at, spots, name, label, keys, type } = field;
  const found = primitives.has(bare(type)) ? undefined : resolve(type, message.fullName, walk);
  const one = spend(walk) ? saidOf(type, found, walk, depth) : {};
  const element = propertyOf(at, {}, one);
  const list: Said = label === "repeated" ? { logicalType: "array", items: element } : one;
  const said: Said = keys === undefined ? list : { logicalType: "map", map: { at, spots: {}, key: propertyOf(at, {}, saidOf(keys, undefined, walk, depth)), value: element } };
  const hasPresence = !primitives.has(bare(type)) && !(found !== undefined && "values" in found);
  return propertyOf(at, { ...spots, required: at, physicalType: spots["type"] ?? at }, { name, ...said, required: isAlwaysThere(field, hasPresence) });
}

/** A list, a map, and a scalar without presence always have a value, be it an empty one; whatever has presence may be unset. */
function isAlwaysThere({ label, keys, oneof, features }: ProtoField, isMessage: boolean): boolean {
  if (label === "required" || label === "repeated" || keys !== undefined || features.get("field_presence") === "LEGACY_REQUIRED") return true;
  return oneof === undefined && label === undefined && !isMessage && features.get("field_presence") === "IMPLICIT";
}

/** The type of one value of a field: a scalar, a well-known type, or a message or enum of this file. */
function saidOf(type: string, found: ProtoMessage | ProtoEnum | undefined, walk: Walk, depth: number): Said {
  const logicalType = primitives.get(bare(type)) ?? wellKnown.get(bare(type));
  if (logicalType !== undefined) return { logicalType };
  if (found === undefined || depth > deepest) return {};
  if ("values" in found) return { logicalType: "string", enum: valuesAt(found.at, found.values.map(({ name }) => name)) };
  return { logicalType: "object", properties: walk.left > 0 ? fieldsOf(found, walk, depth + 1) : [] };
}

/** Names are looked for from the inside out (language specification, "Packages and Name Resolution"). */
function resolve(type: string, scope: string, { types }: Walk): ProtoMessage | ProtoEnum | undefined {
  if (type.startsWith(".")) return types.get(type.slice(1));
  for (let steps = scope.split("."); ; steps = steps.slice(0, -1)) {
    const found = types.get([...steps, type].join("."));
    if (found !== undefined || steps.length === 0) return found;
  }
}

const bare = (type: string): string => type.replace(/^\./, "");

const integers = ["int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64"];
const primitives: ReadonlyMap<string, LogicalType> = new Map([...integers.map((name) => [name, "integer"] as const), ["float", "number"], ["double", "number"], ["bool", "boolean"], ["string", "string"]]);

/** Messages that stand for a value; each may be unset. */
const wellKnown: ReadonlyMap<string, LogicalType> = new Map([
  ["google.protobuf.Timestamp", "timestamp"], ["google.protobuf.Struct", "object"], ["google.protobuf.StringValue", "string"], ["google.protobuf.BoolValue", "boolean"],
  ["google.protobuf.DoubleValue", "number"], ["google.protobuf.FloatValue", "number"], ...["Int32", "Int64", "UInt32", "UInt64"].map((name) => [`google.protobuf.${name}Value`, "integer"] as const),
  ["google.type.Date", "date"], ["google.type.DateTime", "timestamp"], ["google.type.TimeOfDay", "time"], ["google.type.Decimal", "number"],
]);
