import type { Json, JsonSchemaFile, LogicalType, Property, SchemaObject, SourceMap } from "#model";
import { type Budget, deepest, mostFields, objectOf, propertyOf, type Said, spend, valuesAt } from "../element.ts";
import { child, itemsOf, pointed, scalarOf, textOf } from "../node.ts";

/**
 * A JSON Schema as objects of a contract: the schema itself, and what stands under `$defs` or `definitions`. Only what a contract can say is taken over; a
 * field whose schema is made of others (`oneOf`, `allOf` …) has no type here, and an object that is may have more fields than are known.
 */
export function projectJsonSchema({ root, file }: JsonSchemaFile, pointer?: string): readonly SchemaObject[] {
  if (root.kind !== "map") return [];
  const walk: Walk = { root, left: mostFields };
  const target = pointer?.startsWith("/") === true ? pointed(root, pointer) : undefined;
  if (target?.kind === "map") return [objectFrom(followed(target, walk, 0), walk, pointer?.split("/").at(-1) ?? "")];
  const name = textOf(root, "title") ?? file.split("/").at(-1)?.replace(/(?:\.schema)?\.json$/i, "");
  const own = followed(root, walk, 0);
  const rows = scalarOf(own, "type") === "array" ? followed(child(own, "items") ?? own, walk, 0) : own;
  const main = objectFrom(rows, walk, name ?? "");
  const parts = ["$defs", "definitions"].flatMap((key) => [...(child(root, key)?.entries ?? [])]);
  const others = parts.flatMap(([id, { node }]) => (node.kind === "map" && node.entries.has("properties") ? [objectFrom(node, walk, id)] : []));
  return main.properties.length > 0 || others.length === 0 ? [main] : others;
}

interface Walk extends Budget {
  readonly root: SourceMap;
}

const open = ["allOf", "anyOf", "oneOf", "if", "not", "$ref", "$dynamicRef", "$recursiveRef", "patternProperties", "dependentSchemas", "dependencies"];

function objectFrom(map: SourceMap, walk: Walk, name: string): SchemaObject {
  const properties = fieldsOf(map, walk, 0);
  return objectOf(map.at, { name, properties, ...(walk.left < 0 || open.some((key) => map.entries.has(key)) ? { partial: true } : {}) });
}

function fieldsOf(map: SourceMap, walk: Walk, depth: number): readonly Property[] {
  if (depth > deepest) return [];
  const needed = new Set(itemsOf(map, "required").flatMap((item) => (item.kind === "scalar" && typeof item.value === "string" ? [item.value] : [])));
  return [...(child(map, "properties")?.entries ?? [])].map(([name, { key, node }]) => {
    const said = node.kind === "map" && spend(walk) ? fieldOf(node, walk, depth) : { nullable: false, said: {} };
    return propertyOf(key, { required: key, ...(node.kind === "map" ? spotsOf(node) : {}) }, { name, ...said.said, required: needed.has(name) && !said.nullable });
  });
}

function spotsOf({ entries }: SourceMap): Property["spots"] {
  const [type, values] = [entries.get("type")?.at, entries.get("enum")?.at];
  return { ...(type === undefined ? {} : { physicalType: type }), ...(values === undefined ? {} : { enum: values }) };
}

interface Field {
  readonly nullable: boolean;
  readonly said: Said;
}

function fieldOf(written: SourceMap, walk: Walk, depth: number): Field {
  const { map, nullable } = withoutNull(followed(written, walk, depth), walk, depth);
  const types = typesOf(map);
  const values = valuesOf(map);
  const [type, ...more] = types.filter((one) => one !== "null");
  const logicalType = more.length === 0 ? logicalOf(type, map) : more.length === 1 && types.includes("integer") && types.includes("number") ? "number" : undefined;
  const element = child(map, "items");
  const other = child(map, "additionalProperties");
  const part = (inside: SourceMap): Property => propertyOf(inside.at, spotsOf(inside), depth > deepest || !spend(walk) ? {} : fieldOf(inside, walk, depth + 1).said);
  const maps = logicalType === "object" && other !== undefined && !map.entries.has("properties");
  const fallback = scalarOf(map, "default");
  return {
    nullable: nullable || types.includes("null") || values?.includes(null) === true,
    said: {
      ...(logicalType === undefined ? {} : { logicalType: maps ? "map" : logicalType }),
      ...(values === undefined ? {} : { enum: valuesAt(map.entries.get("enum")?.at ?? map.at, values.filter((value) => value !== null)) }),
      ...(fallback === undefined ? {} : { defaultValue: fallback }),
      properties: logicalType === "object" && depth <= deepest ? fieldsOf(map, walk, depth + 1) : [],
      ...(logicalType === "array" && element !== undefined ? { items: part(element) } : {}),
      ...(maps && other !== undefined ? { map: { at: other.at, spots: {}, key: propertyOf(other.at, {}, { logicalType: "string" }), value: part(other) } } : {}),
    },
  };
}

const formats: Readonly<Record<string, LogicalType>> = { date: "date", "date-time": "timestamp", time: "time" };

function logicalOf(type: string | undefined, map: SourceMap): LogicalType | undefined {
  const format = textOf(map, "format") ?? "";
  switch (type) {
    case "string": return Object.hasOwn(formats, format) ? formats[format] : "string";
    case "integer": case "number": case "boolean": case "object": case "array": return type;
    default: return undefined;
  }
}

/** The types that are written, or that a list of values or a keyword stands for. */
function typesOf(map: SourceMap): readonly string[] {
  const written = map.entries.get("type")?.node;
  if (written?.kind === "scalar") return [String(written.value)];
  if (written?.kind === "list") return written.items.flatMap((item) => (item.kind === "scalar" ? [String(item.value)] : []));
  const values = valuesOf(map);
  if (values !== undefined) return [...new Set(values.map((value) => (value === null ? "null" : Number.isInteger(value) ? "integer" : typeof value)))];
  return open.some((key) => map.entries.has(key)) || !map.entries.has("properties") ? [] : ["object"];
}

function valuesOf(map: SourceMap): readonly Json[] | undefined {
  if (map.entries.has("const")) return [scalarOf(map, "const") ?? null];
  const list = map.entries.get("enum")?.node;
  if (list?.kind !== "list" || list.items.some(({ kind }) => kind !== "scalar")) return undefined;
  return list.items.flatMap((item) => (item.kind === "scalar" ? [item.value] : []));
}

/** `anyOf: [{ type: null }, X]` is X that may be null. */
function withoutNull(map: SourceMap, walk: Walk, depth: number): { readonly map: SourceMap; readonly nullable: boolean } {
  for (const key of ["anyOf", "oneOf"]) {
    const branches = itemsOf(map, key);
    const rest = branches.filter((branch) => !(branch.kind === "map" && scalarOf(branch, "type") === "null"));
    const [only] = rest;
    if (branches.length === 2 && rest.length === 1 && only?.kind === "map") return { map: followed(only, walk, depth), nullable: true };
  }
  return { map, nullable: false };
}

/** Follows `$ref` inside the document, a few steps; what leads elsewhere stays as it is. */
function followed(map: SourceMap, walk: Walk, depth: number): SourceMap {
  const reference = textOf(map, "$ref");
  if (reference?.startsWith("#") !== true || depth > deepest) return map;
  const target = pointed(walk.root, reference.slice(1));
  return target?.kind === "map" ? followed(target, walk, depth + 1) : map;
}
