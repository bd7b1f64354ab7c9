import type { AvroDefault, AvroEnum, AvroField, AvroFixed, AvroRecord, AvroSymbol, AvroType, Path, SourceMap } from "#model";
import { named } from "#text";
import { located } from "../../fields.ts";
import { attributesOf, type Build, type Here, itemsOf, refuse, say, textOf, valueOf } from "./build.ts";
import { fitsIn } from "./defaults.ts";
import { logicalKeys, logicalOf } from "./logical.ts";
import { aliasesOf, checkName, type Name, nameOf } from "./names.ts";

/** Reads a schema inside another one. */
type Inner = (here: Here) => AvroType;

/** A record, enum or fixed ("Complex Types"); `inner` reads the types of its fields. */
export function declared(build: Build, map: SourceMap, { path, namespace }: Here, type: string, inner: Inner): AvroRecord | AvroEnum | AvroFixed {
  const name = nameOf(build, map, path, namespace) ?? { name: "", fullName: "", namespace };
  const made = type === "enum" ? enumOf(build, map, path, name) : type === "fixed" ? fixedOf(build, map, path, name) : recordOf(build, map, path, name, type === "error", inner);
  build.names.set(name.fullName, made);
  return made;
}

const always = ["type", "name", "namespace", "aliases", "doc"];

function common(build: Build, map: SourceMap, path: Path, { name, fullName, namespace }: Name) {
  const doc = valueOf(build, map, "doc");
  return { name, fullName, aliases: aliasesOf(build, map, path, namespace), ...(doc === undefined ? {} : { doc }), ...located(map, ["name"]) };
}

function recordOf(build: Build, map: SourceMap, path: Path, name: Name, error: boolean, inner: Inner): AvroRecord {
  const items = itemsOf(build, map, "fields", path);
  if (items === undefined) refuse(build, map.entries.get("fields")?.at ?? located(map, ["name"]).at, path, ["missing-field", `${named(name.fullName)} has no list of fields.`, "Write `fields`; the list may be empty."]);
  const fields = (items ?? []).flatMap((node, index) => fieldOf(build, { node, path: [...path, "fields", index], namespace: name.namespace }, inner));
  const met = new Map<string, AvroField>();
  for (const [index, field] of fields.entries()) {
    const first = met.get(field.name);
    if (first === undefined) met.set(field.name, field);
    else refuse(build, field.at, [...path, "fields", index, "name"], ["invalid-value", `The field ${named(field.name)} is declared twice; line ${first.at.line} has it already.`, "Give each field a name of its own."]);
  }
  for (const [index, field] of fields.entries())
    for (const alias of field.aliases)
      if (met.has(alias.name)) say(build, alias.at, [...path, "fields", index, "aliases"], ["conflicting-fields", `The alias ${named(alias.name)} is the name of a field of the same record.`, "Remove the alias: libraries cannot tell which of the two is meant."]);
  return { type: "record", error, fields, ...common(build, map, path, name), attributes: attributesOf(build, map, [...always, "fields"]) };
}

const orders = ["ascending", "descending", "ignore"] as const;

function fieldOf(build: Build, { node, path, namespace }: Here, inner: Inner): AvroField[] {
  if (node.kind !== "map") {
    refuse(build, node.at, path, ["wrong-type", "A field is not an object.", "Write it with a `name` and a `type`."]);
    return [];
  }
  const { at, spots } = located(node, ["name"]);
  const name = textOf(build, node, "name", path);
  if (name === undefined) refuse(build, at, path, ["missing-field", "The field has no name.", "Give it a `name`."]);
  else checkName(build, name, at, [...path, "name"]);
  const written = node.entries.get("type");
  const type = written === undefined ? refuse(build, at, path, ["missing-field", `The field ${named(name ?? "")} has no type.`, "Give it a `type`."]) : inner({ node: written.node, path: [...path, "type"], namespace });
  const order = node.entries.has("order") ? textOf(build, node, "order", path) : undefined;
  const known = orders.find((one) => one === order);
  if (order !== undefined && known === undefined) say(build, spots["order"] ?? at, [...path, "order"], ["invalid-value", `${named(order)} is no sort order.`, "Write `ascending`, `descending` or `ignore`."]);
  const doc = valueOf(build, node, "doc");
  const value = valueOf(build, node, "default");
  const field: Mutable<AvroField> = {
    name: name ?? "", type, order: known ?? "ascending", aliases: aliasesOf(build, node, path), ...(doc === undefined ? {} : { doc }), at, spots,
    attributes: attributesOf(build, node, ["name", "type", "default", "aliases", "doc", ...(order === undefined || known !== undefined ? ["order"] : [])]),
  };
  const entry = node.entries.get("default");
  if (value === undefined || entry === undefined) return [field];
  field.default = { ...value, fits: true };
  build.later.push(() => {
    if (fitsIn(build.parsed, build.names)(entry.node, type)) return;
    field.default = { ...value, fits: false };
    say(build, entry.at, [...path, "default"], ["invalid-value", `The default of ${named(name ?? "")} is no value of its type.`, "Write a value of the type, or one of a branch of the union."]);
  });
  return [field];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] } & { default?: AvroDefault };

function enumOf(build: Build, map: SourceMap, path: Path, name: Name): AvroEnum {
  const items = itemsOf(build, map, "symbols", path);
  if (items === undefined) refuse(build, map.entries.get("symbols")?.at ?? located(map, ["name"]).at, path, ["missing-field", `${named(name.fullName)} has no list of symbols.`, "Write `symbols`."]);
  const symbols = new Map<string, AvroSymbol>();
  for (const [index, { at, ...item }] of (items ?? []).entries()) {
    const step = [...path, "symbols", index];
    const symbol = item.kind === "scalar" && typeof item.value === "string" ? item.value : undefined;
    if (symbol === undefined) refuse(build, at, step, ["wrong-type", "A symbol is not a text.", "Write it in double quotes."]);
    else if (symbols.has(symbol)) refuse(build, at, step, ["invalid-value", `The symbol ${named(symbol)} is written twice.`, "Write each symbol once."]);
    else {
      checkName(build, symbol, at, step);
      symbols.set(symbol, { name: symbol, at });
    }
  }
  const fallback = valueOf(build, map, "default");
  if (fallback !== undefined && !(typeof fallback.value === "string" && symbols.has(fallback.value)))
    refuse(build, fallback.at, [...path, "default"], ["invalid-value", `The default of ${named(name.fullName)} is none of its symbols.`, "Write one of the symbols."]);
  return {
    type: "enum", symbols: [...symbols.values()], ...(fallback === undefined ? {} : { default: fallback }), ...common(build, map, path, name),
    attributes: attributesOf(build, map, [...always, "symbols", "default"]),
  };
}

function fixedOf(build: Build, map: SourceMap, path: Path, name: Name): AvroFixed {
  const node = map.entries.get("size")?.node;
  const size = node?.kind === "scalar" && typeof node.value === "number" && /^\d{1,10}$/.test(build.parsed.digits(node)) ? node.value : undefined;
  if (size === undefined || size > 2147483647) refuse(build, map.entries.get("size")?.at ?? located(map, ["name"]).at, [...path, "size"], ["invalid-value", `${named(name.fullName)} has no size.`, "Write `size`, a whole number of bytes."]);
  const logical = logicalOf(build, map, path, "fixed", size ?? 0);
  return {
    type: "fixed", size: size ?? 0, ...(logical === undefined ? {} : { logical }), ...common(build, map, path, name),
    attributes: attributesOf(build, map, [...always, "size", ...logicalKeys(logical)]),
  };
}
