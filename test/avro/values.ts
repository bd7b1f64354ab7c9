import type { AvroFile, AvroNamed, AvroReference, AvroType, Json } from "#model";
import type { Random } from "../structure/random.ts";

/** The type that a use means, inside one file. */
export function solid({ names }: AvroFile, use: AvroType): Exclude<AvroType, AvroReference> {
  if (use.type !== "reference") return use;
  const declared: AvroNamed | undefined = names.get(use.fullName);
  if (declared === undefined) throw new Error(`${use.fullName} is not declared`);
  return declared;
}

/** Whether the file declares every type that it uses; one that another file would declare has no values here. */
export function isWhole(file: AvroFile): boolean {
  const whole = (type: AvroType): boolean => {
    switch (type.type) {
      case "reference": return file.names.has(type.fullName);
      case "array": return whole(type.items);
      case "map": return whole(type.values);
      case "union": return type.branches.every(whole);
      case "record": return type.fields.every((field) => whole(field.type));
      default: return true;
    }
  };
  return whole(file.root);
}

const called = (type: AvroType): string => ("fullName" in type ? type.fullName : type.type);

/** A random value of a type in Avro's JSON encoding; undefined where the dice find none. */
export function randomValue(file: AvroFile, use: AvroType, random: Random, depth = 6): Json | undefined {
  const type = solid(file, use);
  switch (type.type) {
    case "null": return null;
    case "boolean": return random.chance(0.5);
    case "int": return random.pick([0, -1, 2147483647, -2147483648, random.below(1000)]);
    case "long": return random.pick([0, -1, 2147483648, -4611686018427, random.below(1000)]);
    case "float": return random.pick([0, 0.5, -2]);
    case "double": return random.pick([0, 0.1, 1e300]);
    case "bytes": return random.pick(["", "a", "~"]);
    case "string": return random.pick(["", "s", "€"]);
    case "fixed": return "f".repeat(type.size);
    case "enum": return type.symbols.length === 0 ? undefined : random.pick(type.symbols).name;
    case "array": case "map": {
      const inner = type.type === "array" ? type.items : type.values;
      const made = depth <= 0 ? [] : Array.from({ length: random.below(3) }, () => randomValue(file, inner, random, depth - 1)).filter((one) => one !== undefined);
      return type.type === "array" ? made : Object.fromEntries(made.map((one, index) => [`k${index}`, one]));
    }
    case "union": {
      const branches = depth <= 0 ? type.branches.toSorted((a, b) => Number("fullName" in a) - Number("fullName" in b)).slice(0, 1) : type.branches;
      if (branches.length === 0 || depth < -20) return undefined;
      const branch = solid(file, random.pick(branches));
      const value = randomValue(file, branch, random, depth - 1);
      return value === undefined || branch.type === "null" ? value : Object.fromEntries([[called(branch), value]]);
    }
    case "record": {
      if (depth < -20) return undefined;
      const parts = type.fields.map((field) => [field.name, randomValue(file, field.type, random, depth - 1)] as const);
      return parts.some(([, part]) => part === undefined) ? undefined : Object.fromEntries(parts as [string, Json][]);
    }
  }
}

const promotions: Readonly<Record<string, string>> = { int: "long float double", long: "float double", float: "double", string: "bytes", bytes: "string" };

/**
 * Whether a reader takes one value of a writer, straight from the specification ("Schema Resolution") and without any cleverness: the oracle for
 * witnesses. In a reader's union the branch of the very name counts, else any will do.
 */
export function takes(reader: AvroFile, writer: AvroFile, readerUse: AvroType, writerUse: AvroType, value: Json): boolean {
  const [r, w] = [solid(reader, readerUse), solid(writer, writerUse)];
  const inside = (rType: AvroType, wType: AvroType, inner: Json) => takes(reader, writer, rType, wType, inner);
  if (w.type === "union") {
    const [tag, inner] = value === null ? ["null", null] : (Object.entries(value)[0] as [string, Json]);
    const branch = w.branches.find((one) => called(solid(writer, one)) === tag);
    if (branch === undefined) throw new Error(`${tag} is no branch`);
    return inside(r, branch, inner);
  }
  if (r.type === "union") {
    const same = r.branches.find((branch) => "fullName" in w && called(branch) === w.fullName && solid(reader, branch).type === w.type);
    return same === undefined ? r.branches.some((branch) => inside(branch, w, value)) : inside(same, w, value);
  }
  if (r.type !== w.type) return promotions[w.type]?.split(" ").includes(r.type) === true;
  if ("fullName" in r && "fullName" in w && r.name !== w.name && !r.aliases.some(({ name }) => name === w.fullName)) return false;
  if (r.type === "array" && w.type === "array") return (value as Json[]).every((one) => inside(r.items, w.items, one));
  if (r.type === "map" && w.type === "map") return Object.values(value as Record<string, Json>).every((one) => inside(r.values, w.values, one));
  if (r.type === "fixed" && w.type === "fixed") return r.size === w.size;
  if (r.type === "enum") return r.default !== undefined || r.symbols.some(({ name }) => name === value);
  if (r.type !== "record" || w.type !== "record") return true;
  return r.fields.every((field) => {
    const sources = w.fields.filter(({ name }) => name === field.name || field.aliases.some((alias) => alias.name === name));
    const [source] = sources;
    if (source === undefined) return field.default?.fits === true;
    return sources.length === 1 && inside(field.type, source.type, Object.getOwnPropertyDescriptor(value, source.name)?.value as Json);
  });
}

/** The writer's schema cut down to what one value uses: its branches and symbols; undefined where one named type would have to be two. */
export function trimmed(file: AvroFile, root: AvroType, value: Json): unknown {
  const made = new Map<AvroType, string>();
  let twice = false;
  const declare = (type: AvroNamed, schema: object): unknown => {
    const text = JSON.stringify(schema);
    const before = made.get(type);
    if (before !== undefined && before !== text) twice = true;
    if (before !== undefined) return type.fullName;
    made.set(type, text);
    return schema;
  };
  const open = new Set<AvroType>();
  const cut = (use: AvroType, inner: Json): unknown => {
    const type = solid(file, use);
    if (type.type === "array" || type.type === "map") {
      const parts = Object.values(inner as Record<string, Json>);
      if (parts.length > 1) twice = true;
      const held = type.type === "array" ? type.items : type.values;
      const schema = parts.length === 0 ? "null" : cut(held, parts[0] ?? null);
      return type.type === "array" ? { type: "array", items: schema } : { type: "map", values: schema };
    }
    if (type.type === "union") {
      const [tag, part] = inner === null ? ["null", null] : (Object.entries(inner)[0] as [string, Json]);
      const branch = type.branches.find((one) => called(solid(file, one)) === tag);
      return branch === undefined ? "null" : [cut(branch, part)];
    }
    const name = (one: AvroNamed) => ({ name: one.fullName, ...(one.fullName.includes(".") ? {} : { namespace: "" }) });
    if (type.type === "fixed") return declare(type, { type: "fixed", ...name(type), size: type.size });
    if (type.type === "enum") return declare(type, { type: "enum", ...name(type), symbols: [inner] });
    if (type.type !== "record") return type.type;
    if (open.has(type)) twice = true;
    if (open.has(type)) return type.fullName;
    open.add(type);
    const fields = type.fields.map((field) => ({ name: field.name, type: cut(field.type, Object.getOwnPropertyDescriptor(inner, field.name)?.value as Json) }));
    open.delete(type);
    return declare(type, { type: "record", ...name(type), fields });
  };
  const schema = cut(root, value);
  return twice ? undefined : schema;
}
