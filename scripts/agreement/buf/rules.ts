import { type Annotation, protoRules } from "../../../packages/breaking/protobuf/annotations.ts";
import type { ProtobufFile } from "#model";
import { type Config, configIn } from "./files.ts";

/** Rules that gave way to others (`buf config ls-breaking-rules --include-deprecated`). */
const replaced: Readonly<Record<string, readonly string[]>> = {
  FIELD_SAME_LABEL: ["FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"],
  FIELD_SAME_CTYPE: ["FIELD_SAME_CPP_STRING_TYPE"],
};
/** Rules that no category held before the second version of the configuration. */
const since2 = ["EXTENSION_NO_DELETE", "PACKAGE_EXTENSION_NO_DELETE", "FIELD_SAME_DEFAULT"];

export const allRules = [...new Set(protoRules.flatMap(({ buf }) => buf ?? []))].sort();

/** The rules that a configuration asks for, its policies included. */
export function rulesOf(config: Config, folder: string): string[] {
  const { use = ["FILE"], except = [], disable_builtin: off = false } = config.breaking ?? {};
  const left = new Set(except.flatMap((one) => expand(one, config)));
  const own = off ? [] : use.flatMap((one) => expand(one, config)).filter((rule) => !left.has(rule));
  const policies = (config.policies ?? []).flatMap(({ policy }) => rulesOf(configIn(folder, policy), folder));
  return [...new Set([...own, ...policies])];
}

function expand(name: string, { version }: Config): readonly string[] {
  const held = protoRules.filter(({ categories }) => categories.some((category) => category === name)).flatMap(({ buf }) => buf ?? []);
  if (held.length === 0) return replaced[name] ?? [name];
  return held.filter((rule) => version === "v2" || !since2.includes(rule));
}

/** Whether a configuration wants an annotation to be said. */
export function isWanted({ file, was, rule }: Annotation, { breaking = {} }: Config, before: readonly ProtobufFile[], after: readonly ProtobufFile[]): boolean {
  const path = file ?? was?.file ?? "";
  const below = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  if (breaking.ignore?.some(below) === true || breaking.ignore_only?.[rule]?.some(below) === true) return false;
  const name = (after.find((one) => one.file === path) ?? before.find((one) => one.file === path))?.package ?? "";
  return breaking.ignore_unstable_packages !== true || !/(?:^|\.)v\d+(?:test.*|(?:p\d+)?(?:alpha|beta)\d*)$/.test(name);
}
