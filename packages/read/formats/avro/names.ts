import type { AvroAlias, Location, Path, SourceMap } from "#model";
import { named } from "#text";
import { type Build, itemsOf, refuse, say, textOf } from "./build.ts";

export const primitives: ReadonlySet<string> = new Set(["null", "boolean", "int", "long", "float", "double", "bytes", "string"]);

const part = /^[A-Za-z_][A-Za-z0-9_]*$/;
const hint = "A name starts with a letter or `_` and goes on with letters, digits and `_`.";

/** Whether a text is a name, with or without namespace. */
export const isName = (text: string): boolean => text.split(".").every((one) => part.test(one));

/** The name of a declared type ("Names"). */
export interface Name {
  readonly name: string;
  readonly fullName: string;
  readonly namespace: string;
}

/** What a declared type is called; undefined where it has no name, which is said. */
export function nameOf(build: Build, map: SourceMap, path: Path, around: string): Name | undefined {
  const written = textOf(build, map, "name", path);
  const at = map.entries.get("name")?.at ?? map.at;
  if (written === undefined || written === "") {
    refuse(build, at, path, ["missing-field", "The type has no name.", "Give it a `name`."]);
    return undefined;
  }
  const own = written.includes(".") ? undefined : textOf(build, map, "namespace", path);
  const fullName = qualified(written, own ?? around);
  if (!isName(written)) say(build, at, [...path, "name"], ["invalid-value", `${named(written)} is no name.`, hint]);
  if (own !== undefined && own !== "" && !isName(own)) say(build, map.entries.get("namespace")?.at ?? at, [...path, "namespace"], ["invalid-value", `${named(own)} is no namespace.`, "A namespace is names with dots between them."]);
  const { name, namespace } = split(fullName);
  if (primitives.has(name)) refuse(build, at, [...path, "name"], ["invalid-value", `${named(name)} is the name of a primitive type.`, "Choose another name."]);
  const first = build.begun.get(fullName);
  if (first !== undefined) refuse(build, at, [...path, "name"], ["invalid-value", `${named(fullName)} is declared twice; line ${first.line} declares it already.`, "Declare it once and use it by its name."]);
  else build.begun.set(fullName, at);
  return { name, namespace, fullName };
}

/** A name with the namespace that counts for it; one with a dot has its own. */
export function qualified(name: string, namespace: string): string {
  return name.includes(".") || namespace === "" ? name : `${namespace}.${name}`;
}

function split(fullName: string): { name: string; namespace: string } {
  const dot = fullName.lastIndexOf(".");
  return { name: fullName.slice(dot + 1), namespace: fullName.slice(0, Math.max(dot, 0)) };
}

/** The aliases of a type or, where `namespace` is absent, of a field. */
export function aliasesOf(build: Build, map: SourceMap, path: Path, namespace?: string): readonly AvroAlias[] {
  return (itemsOf(build, map, "aliases", path) ?? []).flatMap((item, index) => {
    const step = [...path, "aliases", index];
    if (item.kind !== "scalar" || typeof item.value !== "string") {
      say(build, item.at, step, ["wrong-type", "An alias is not a text.", "Write it in double quotes."]);
      return [];
    }
    const name = namespace === undefined ? item.value : qualified(item.value, namespace);
    checkName(build, item.value, item.at, step, namespace !== undefined);
    return [{ name, at: item.at }];
  });
}

/** Says where a field, symbol or alias has a name that is none. */
export function checkName(build: Build, name: string, at: Location, path: Path, dots = false): void {
  if (!(dots ? isName(name) : part.test(name))) say(build, at, path, ["invalid-value", `${named(name)} is no name.`, hint]);
}
