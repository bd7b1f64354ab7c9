import type { AvroField, AvroFile, AvroLogicalName, AvroPrimitiveName, AvroRecord, AvroType, LogicalType, Property, SchemaObject } from "#model";
import { type Budget, deepest, mostFields, objectOf, propertyOf, type Said, spend, valuesAt } from "../element.ts";

/** The records of an Avro file as objects of a contract: the one that the file is, or those of its union or list; else every record that it declares. */
export function projectAvro({ root, names }: AvroFile): readonly SchemaObject[] {
  const walk: Walk = { names, left: mostFields };
  const found = recordsOf(root, walk);
  const records = found.length > 0 ? found : [...names.values()].filter((one) => one.type === "record");
  return records.map((record) => objectFrom(record, walk));
}

interface Walk extends Budget {
  readonly names: AvroFile["names"];
}

function recordsOf(type: AvroType, { names }: Walk): readonly AvroRecord[] {
  const whole = type.type === "array" ? [type.items] : type.type === "union" ? type.branches : [type];
  return whole.flatMap((one) => {
    const meant = one.type === "reference" ? names.get(one.fullName) : one;
    return meant?.type === "record" ? [meant] : [];
  });
}

function objectFrom({ at, name, fullName, fields }: AvroRecord, walk: Walk): SchemaObject {
  const properties = fields.map((field) => fieldFrom(field, walk, 0));
  return objectOf(at, { name, physicalName: fullName, properties, ...(walk.left < 0 ? { partial: true } : {}) });
}

function fieldFrom({ at, spots, name, type, default: fallback }: AvroField, walk: Walk, depth: number): Property {
  const { nullable, said } = saidOf(type, walk, depth);
  const places = { ...spots, required: type.at, physicalType: type.at, ...(said.enum === undefined ? {} : { enum: type.at }) };
  return propertyOf(at, places, { name, ...said, required: !nullable, ...(fallback === undefined ? {} : { defaultValue: fallback.value }) });
}

interface Field {
  readonly nullable: boolean;
  readonly said: Said;
}

/** A union with null is what else is in it, and may be null; of a union of several nobody knows the type. */
function saidOf(written: AvroType, walk: Walk, depth: number): Field {
  const type = written.type === "reference" ? walk.names.get(written.fullName) : written;
  if (type === undefined || depth > deepest || !spend(walk)) return { nullable: false, said: {} };
  if (type.type === "union") {
    const rest = type.branches.filter((branch) => branch.type !== "null");
    const [only, ...more] = rest;
    const nullable = rest.length < type.branches.length;
    return { nullable, said: only === undefined || more.length > 0 ? {} : saidOf(only, walk, depth + 1).said };
  }
  const part = (inside: AvroType): Property => propertyOf(inside.at, { physicalType: inside.at }, saidOf(inside, walk, depth + 1).said);
  switch (type.type) {
    case "record": return plain({ logicalType: "object", properties: type.fields.map((field) => fieldFrom(field, walk, depth + 1)) });
    case "enum": return plain({ logicalType: "string", enum: valuesAt(type.at, type.symbols.map(({ name }) => name)) });
    case "array": return plain({ logicalType: "array", items: part(type.items) });
    case "map": return plain({ logicalType: "map", map: { at: type.at, spots: {}, key: propertyOf(type.at, {}, { logicalType: "string" }), value: part(type.values) } });
    case "null": return { nullable: true, said: {} };
    default: {
      const logicalType = type.logical === undefined ? (type.type === "fixed" ? undefined : primitives[type.type]) : logicals[type.logical.name];
      return plain(logicalType === undefined ? {} : { logicalType });
    }
  }
}

const plain = (said: Said): Field => ({ nullable: false, said });

/** Bytes, fixed and durations have no word in a contract. */
const primitives: Readonly<Partial<Record<AvroPrimitiveName, LogicalType>>> = { boolean: "boolean", int: "integer", long: "integer", float: "number", double: "number", string: "string" };
const logicals: Readonly<Partial<Record<AvroLogicalName, LogicalType>>> = {
  decimal: "number", "big-decimal": "number", uuid: "string", date: "date", "time-millis": "time", "time-micros": "time", "timestamp-millis": "timestamp", "timestamp-micros": "timestamp",
  "timestamp-nanos": "timestamp", "local-timestamp-millis": "timestamp", "local-timestamp-micros": "timestamp", "local-timestamp-nanos": "timestamp",
};
