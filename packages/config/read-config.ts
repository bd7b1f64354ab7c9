import type { Json, Location, Problem } from "#model";
import { complaint, unknownId, unknownKey, unreadable } from "./complaint.ts";
import { type Config, defaults, type Written } from "./config.ts";
import { parseTree, pointer, type Tree } from "./tree.ts";
import validate from "./validators/config.js";

/**
 * The text of a `meshgate.yaml` → what it says, with the defaults filled in, or everything that is wrong with it, in the order of the file.
 * `ids` are the lint rules and kinds of change that `levels` may name. An empty file is all defaults. Never throws.
 */
export function readConfig(file: string, text: string, ids: readonly string[]): { readonly config: Config } | { readonly problems: readonly Problem[] } {
  const tree = parseTree(file, text);
  if (tree.mistakes.length > 0) return { problems: tree.mistakes.map(unreadable) };
  const value = tree.value ?? {};
  const unknown = unknownIds(tree, value, ids);
  if (validate(value) && unknown.length === 0) return { config: toConfig(value) };
  return { problems: [...schemaProblems(tree, value), ...unknown].sort((a, b) => inOrder(a.at, b.at)) };
}

function toConfig({ "fail-on": failOn, "supported-majors": supportedMajors, quality = {}, ...written }: Written): Config {
  return { ...defaults, ...written, quality: choices(quality), ...(failOn === undefined ? {} : { failOn }), ...(supportedMajors === undefined ? {} : { supportedMajors }) };
}

function choices({ "extra-columns": extraColumns, "column-order": columnOrder, ...written }: NonNullable<Written["quality"]>): Config["quality"] {
  return { ...defaults.quality, ...written, ...(extraColumns === undefined ? {} : { extraColumns }), ...(columnOrder === undefined ? {} : { columnOrder }) };
}

function schemaProblems(tree: Tree, value: Json): Problem[] {
  return (validate.errors ?? []).flatMap((error) => {
    const key = error.keyword === "additionalProperties" ? error.params["additionalProperty"] : undefined;
    const place = tree.at.get(typeof key === "string" ? `${error.instancePath}${pointer([key])}` : error.instancePath);
    if (place === undefined) return [];
    return [typeof key === "string" ? unknownKey(key, place) : complaint(error, place, place.path.reduce<unknown>(step, value))];
  });
}

function unknownIds(tree: Tree, value: Json, ids: readonly string[]): Problem[] {
  const levels = step(value, "levels");
  if (typeof levels !== "object" || levels === null) return [];
  return Object.keys(levels).flatMap((id) => {
    const place = tree.at.get(pointer(["levels", id]));
    return ids.includes(id) || place === undefined || Array.isArray(levels) ? [] : [unknownId(id, ids, place)];
  });
}

function step(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

function inOrder(a: Location, b: Location): number {
  return a.line - b.line || a.column - b.column;
}
