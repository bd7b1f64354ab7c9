import type { AvroPrimitive, AvroReference, AvroType, AvroUnion, Location, SourceList, SourceMap } from "#model";
import { closest, named } from "#text";
import { located } from "../../fields.ts";
import { attributesOf, type Build, type Here, none, refuse, say } from "./build.ts";
import { declared } from "./declare.ts";
import { isLogical, logicalKeys, logicalOf } from "./logical.ts";
import { isName, primitives, qualified } from "./names.ts";

/** A schema: a name, an object or, in brackets, a union ("Schema Declaration"). */
export function typeAt(build: Build, here: Here): AvroType {
  const { node, path } = here;
  if (node.kind === "list") return unionOf(build, node, here);
  if (node.kind === "map") return objectOf(build, node, here);
  if (typeof node.value === "string") return byName(build, node.value, here, node.at, undefined);
  const hint = node.value === null ? 'Write the type `"null"` in quotes.' : "Write a name in quotes, an object or a list.";
  return refuse(build, node.at, path, ["wrong-type", `${named(String(node.value))} is no type.`, hint]);
}

function objectOf(build: Build, map: SourceMap, here: Here): AvroType {
  const { path, namespace } = here;
  const written = map.entries.get("type");
  if (written === undefined) return refuse(build, map.at, path, ["missing-field", "The schema has no type.", "Give it a `type`."]);
  const name = written.node.kind === "scalar" ? written.node.value : undefined;
  if (typeof name !== "string") return refuse(build, written.at, [...path, "type"], ["wrong-type", "The `type` of a schema is a name.", "Write the inner schema in the place of the outer one."]);
  if (name === "record" || name === "error" || name === "enum" || name === "fixed") return declared(build, map, here, name, (inside) => typeAt(build, inside));
  const [key, inner] = name === "array" ? ["items", map.entries.get("items")] : name === "map" ? ["values", map.entries.get("values")] : ["", undefined];
  if (key === "") return byName(build, name, here, located(map, ["type"]).at, map);
  const type = inner === undefined ? refuse(build, written.at, path, ["missing-field", `The ${name} has no \`${key}\`.`, `Write \`${key}\`, the type of what it holds.`]) : typeAt(build, { node: inner.node, path: [...path, key], namespace });
  const base = { ...located(map, ["type"]), attributes: attributesOf(build, map, ["type", key]) };
  return name === "array" ? { type: "array", items: type, ...base } : { type: "map", values: type, ...base };
}

/** A primitive type, or one that is declared elsewhere. */
function byName(build: Build, name: string, { path, namespace }: Here, at: Location, map: SourceMap | undefined): AvroPrimitive | AvroReference {
  const base = { at, spots: map === undefined ? none : located(map).spots };
  if (isPrimitive(name)) {
    const logical = map === undefined ? undefined : logicalOf(build, map, path, name);
    return { type: name, ...(logical === undefined ? {} : { logical }), ...base, attributes: map === undefined ? new Map() : attributesOf(build, map, ["type", ...logicalKeys(logical)]) };
  }
  if (!isName(name)) return refuse(build, at, path, ["invalid-value", name === "" ? "The type is empty." : `${named(name)} is no type.`, meant(name) ?? "Write a primitive type or the name of a declared one."]);
  const fullName = qualified(name, namespace);
  const made: { -readonly [K in keyof AvroReference]: AvroReference[K] } = { type: "reference", fullName, ...base, attributes: map === undefined ? new Map() : attributesOf(build, map, ["type"]) };
  const early = !build.begun.has(fullName) && !build.begun.has(name);
  build.later.push(() => {
    if (!build.names.has(fullName) && build.names.has(name)) made.fullName = name;
    const known = build.names.get(made.fullName);
    if (known !== undefined && early) say(build, at, path, ["invalid-value", `${named(name)} is used before it is declared.`, "Declare it where it is used first."]);
    if (known !== undefined || name.includes(".")) return;
    const hint = meant(name);
    if (hint !== undefined || fullName === name) refuse(build, at, path, ["invalid-value", `Nothing declares the type ${named(name)}.`, hint ?? "Write a primitive type, a type that this file declares, or the full name of one that another file declares."]);
  });
  return made;
}

/** What somebody wanted to write who wrote this as a type; nothing where it may well be a type of another file: those have capitals. */
function meant(name: string): string | undefined {
  if (isLogical(name)) return `It is a logical type: write \`{"type": …, "logicalType": "${name}"}\` with the type that carries it.`;
  if (complex.has(name)) return `Write it as an object: \`{"type": "${name}", …}\`.`;
  const near = primitives.has(name.toLowerCase()) ? name.toLowerCase() : /^[a-z]/.test(name) ? closest(name, primitives) : undefined;
  return near === undefined ? undefined : `Did you mean ${named(near)}?`;
}

const complex: ReadonlySet<string> = new Set(["record", "error", "enum", "fixed", "array", "map", "union"]);
const isPrimitive = (name: string): name is AvroPrimitive["type"] => primitives.has(name);

function unionOf(build: Build, list: SourceList, { path, namespace }: Here): AvroUnion {
  const branches = list.items.map((node, index) => typeAt(build, { node, path: [...path, index], namespace }));
  for (const [index, branch] of branches.entries())
    if (branch.type === "union") refuse(build, branch.at, [...path, index], ["invalid-value", "A union stands directly in a union.", "Put the inner branches into the outer union."]);
  build.later.push(() => {
    const met = new Set<string>();
    for (const [index, branch] of branches.entries()) {
      const key = branch.type === "reference" || "fullName" in branch ? `name ${branch.fullName}` : branch.type;
      if (met.has(key)) refuse(build, branch.at, [...path, index], ["invalid-value", `The union has ${named("fullName" in branch ? branch.fullName : branch.type)} twice.`, "Write each branch once; give types of one kind names to tell them apart."]);
      met.add(key);
    }
  });
  return { type: "union", branches, at: list.at, spots: none, attributes: new Map() };
}
