import type { Random } from "../structure/random.ts";

/** A schema as plain data. */
export type Schema = string | Schema[] | { [key: string]: unknown };

const primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];
/** Words that elsewhere mean something; `avsc` stumbles over them, so the pairs that it judges are written without. */
const hostile = { fields: ["a", "b", "c", "__proto__", "constructor", "hasOwnProperty"], symbols: ["X", "Y", "toString", "__proto__"] };
const plain = { fields: ["a", "b", "c", "d", "e", "f"], symbols: ["W", "X", "Y", "Z"] };
export type Words = typeof plain;
export const words: Readonly<Record<"plain" | "hostile", Words>> = { plain, hostile };
const annotated = [
  { type: "long", logicalType: "timestamp-millis" }, { type: "long", logicalType: "timestamp-micros" }, { type: "long", logicalType: "local-timestamp-millis" },
  { type: "int", logicalType: "date" }, { type: "int", logicalType: "time-millis" }, { type: "string", logicalType: "uuid" },
  { type: "bytes", logicalType: "decimal", precision: 4, scale: 2 }, { type: "bytes", logicalType: "decimal", precision: 6, scale: 2 }, { type: "bytes", logicalType: "decimal", precision: 6 },
];
const defaults: Readonly<Record<string, unknown>> = { null: null, boolean: true, int: 1, long: 2, float: 0.5, double: 1.5, bytes: "\u00ff", string: "s" };

/** A random schema that is valid: names of few letters, so that two of them often meet. */
export function randomSchema(random: Random, { fields, symbols }: Words): Schema {
  const declared: string[] = [];
  const open: string[] = [];
  const fresh = (): string | undefined => {
    const name = `${random.pick(["", "", "n.", "m."])}${random.pick(["A", "B", "C", "D", "E"])}`;
    return declared.includes(name) || open.includes(name) ? undefined : name;
  };
  const named = (depth: number): Schema => {
    const name = fresh();
    if (name === undefined) return declared.length > 0 && random.chance(0.7) ? random.pick(declared) : "string";
    const base = { name, ...(name.includes(".") ? {} : { namespace: "" }) };
    const kind = random.below(10);
    if (kind < 2) {
      declared.push(name);
      const some = symbols.filter(() => random.chance(0.6));
      const list = some.length === 0 ? ["X"] : some;
      return { type: "enum", ...base, symbols: list, ...(random.chance(0.3) ? { default: random.pick(list) } : {}) };
    }
    if (kind < 3) {
      declared.push(name);
      return { type: "fixed", ...base, size: 1 + random.below(3) };
    }
    open.push(name);
    const count = random.below(4);
    const made = fields.filter(() => random.chance(0.5)).slice(0, count).map((field) => {
      const type = random.chance(0.15) && open.length > 0 ? ["null", random.pick(open)] : any(depth - 1);
      const simple = typeof type === "string" && type in defaults ? type : Array.isArray(type) && type[0] === "null" ? "null" : undefined;
      return { name: field, type, ...(simple !== undefined && random.chance(0.4) ? { default: defaults[simple] } : {}), ...(random.chance(0.1) ? { aliases: ["z"] } : {}) };
    });
    open.splice(open.indexOf(name), 1);
    declared.push(name);
    return { type: "record", ...base, fields: made };
  };
  const any = (depth: number): Schema => {
    const roll = random.below(depth <= 0 ? 6 : 14);
    if (roll < 5) return random.chance(0.1) ? { ...random.pick(annotated) } : random.pick(primitives);
    if (roll < 6) return declared.length > 0 ? random.pick(declared) : random.pick(primitives);
    if (roll < 8) return { type: "array", items: any(depth - 1) };
    if (roll < 9) return { type: "map", values: any(depth - 1) };
    if (roll < 12) return union(depth);
    return named(depth);
  };
  const union = (depth: number): Schema => {
    const branches: Schema[] = [];
    const met = new Set<unknown>();
    for (let left = 1 + random.below(3); left > 0; left -= 1) {
      const one = any(depth - 1);
      const key = typeof one === "string" ? one : Array.isArray(one) ? "union" : one["name"] ?? one["type"];
      if (key === "union" || met.has(key)) continue;
      met.add(key);
      branches.push(one);
    }
    return branches.length === 0 ? ["null"] : branches;
  };
  return random.chance(0.8) ? named(3) : any(3);
}

/** The same schema with a few changes of the kinds that people make. May be invalid: readers say so. */
export function edited(schema: Schema, random: Random, words: Words): Schema {
  let copy = structuredClone(schema);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const places: { value: Schema; put: (fresh: Schema) => void }[] = [];
    const visit = (value: Schema, put: (fresh: Schema) => void) => {
      places.push({ value, put });
      if (typeof value === "string") return;
      if (Array.isArray(value)) return value.forEach((one, index) => visit(one, (fresh) => void (value[index] = fresh)));
      for (const key of ["items", "values"]) if (key in value) visit(value[key] as Schema, (fresh) => void (value[key] = fresh));
      for (const field of (value["fields"] ?? []) as { type: Schema }[]) visit(field.type, (fresh) => void (field.type = fresh));
    };
    visit(copy, (fresh) => void (copy = fresh));
    const { value, put } = random.pick(places);
    put(change(value, random, words));
  }
  return copy;
}

const wider: Readonly<Record<string, string>> = { int: "long", long: "double", float: "double", double: "float", string: "bytes", bytes: "string" };

function change(value: Schema, random: Random, words: Words): Schema {
  if (typeof value === "string") {
    const roll = random.below(4);
    if (roll === 0) return [value];
    if (roll === 1) return value === "null" ? "int" : ["null", value];
    if (roll === 2 && value in wider) return wider[value] ?? value;
    if (roll === 3 && random.chance(0.3)) return { ...(annotated.find(({ type }) => type === value) ?? { type: value }) };
    return random.pick(primitives);
  }
  if (Array.isArray(value)) {
    const roll = random.below(5);
    if (roll === 0) return value.toReversed();
    if (roll === 1) return value.slice(1);
    if (roll === 2) return [...value, random.pick(primitives)];
    if (roll === 3) return value[0] ?? "int";
    return [...value, { type: "record", name: random.pick(["A", "n.A", "Q"]), fields: [] }];
  }
  if ("logicalType" in value) return random.chance(0.3) ? String(value["type"]) : { ...random.pick(annotated) };
  if (random.chance(0.1)) return { ...value, [random.pick(["doc", "x-note", "__proto__x"])]: random.pick(["p", "q"]) };
  if (value["type"] === "array" || value["type"] === "map") return random.chance(0.5) ? { type: "array", items: value["items"] ?? value["values"] } : ["null", value];
  if (typeof value["name"] !== "string") return value;
  if (random.chance(0.25)) {
    const name = random.pick(["A", "B", "n.A", "m.C", "Q"]);
    const { namespace: _, ...rest } = value;
    return { ...rest, name, ...(name.includes(".") ? {} : { namespace: "" }), ...(random.chance(0.6) ? { aliases: [aliasOf(value, name)] } : {}) };
  }
  if (value["type"] === "fixed") return { ...value, size: 1 + random.below(3) };
  if (value["type"] === "enum") {
    const list = random.chance(0.3) ? (value["symbols"] as string[]).toReversed() : [...new Set([random.pick(words.symbols), ...(value["symbols"] as string[]).slice(random.below(2))])];
    const { default: was, ...rest } = value;
    return { ...rest, symbols: list, ...(random.chance(0.3) ? { default: list[0] } : typeof was === "string" && list.includes(was) && random.chance(0.7) ? { default: was } : {}) };
  }
  return { ...value, fields: changedFields(value["fields"] as { name: string }[], random, words.fields) };
}

/** A name without namespace cannot be an alias of a type that has one; it gets one that nobody has. */
const aliasOf = ({ name: old }: { [key: string]: unknown }, name: string) => (String(old).includes(".") || !name.includes(".") ? String(old) : "other.Nobody");

function changedFields(list: readonly { name: string }[], random: Random, fields: readonly string[]): unknown[] {
  const roll = random.below(7);
  const unused = fields.filter((name) => !list.some((one) => one.name === name));
  if (roll === 0) return list.slice(1);
  if (roll === 1) return list.toReversed();
  if (roll < 4 || list.length === 0) {
    const type = random.pick(["int", "string"]);
    return [...list, { name: unused[0] ?? "g", type, ...(random.chance(0.5) ? { default: type === "int" || random.chance(0.1) ? 0 : "t" } : {}) }];
  }
  const index = random.below(list.length);
  return list.map((one, at) => {
    if (at !== index) return one;
    if (roll === 4) return { ...one, name: unused[0] ?? "g", ...(random.chance(0.6) ? { aliases: [one.name] } : {}) };
    if (roll === 5) return { ...one, aliases: [random.pick(fields)] };
    const { default: _, ...rest } = one as { name: string; default?: unknown };
    return rest;
  });
}
