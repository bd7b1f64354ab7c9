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
  const problems = [...schemaProblems(tree, value), ...unknown].sort((a, b) => inOrder(a.at, b.at));
  return { problems: problems.length > 0 ? problems : [misfit(file)] };
}

function toConfig({ "fail-on": failOn, "enforce-from": enforceFrom, "supported-majors": supportedMajors, quality = {}, history = {}, monitor = {}, ...written }: Written): Config {
  return {
    ...defaults, ...written, quality: choices(quality), history: { ...defaults.history, ...history }, monitor: { ...defaults.monitor, ...monitor },
    ...(failOn === undefined ? {} : { failOn }), ...(enforceFrom === undefined ? {} : { enforceFrom }), ...(supportedMajors === undefined ? {} : { supportedMajors }),
  };
}

function choices({ "extra-columns": extraColumns, "column-order": columnOrder, "broken-before": brokenBefore, ...written }: NonNullable<Written["quality"]>): Config["quality"] {
  return { ...defaults.quality, ...written, ...(extraColumns === undefined ? {} : { extraColumns }), ...(columnOrder === undefined ? {} : { columnOrder }), ...(brokenBefore === undefined ? {} : { brokenBefore }) };
}

function schemaProblems(tree: Tree, value: Json): Problem[] {
  return (validate.errors ?? []).flatMap((error) => {
    const key = error.keyword === "additionalProperties" ? error.params["additionalProperty"] : undefined;
    const place = tree.at.get(typeof key === "string" ? `${error.instancePath}${pointer([key])}` : error.instancePath);
    if (place === undefined) return [];
    return [typeof key === "string" ? unknownKey(place) : complaint(error, place, place.path.reduce<unknown>(step, value))];
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

/** What is said where nothing better is known: a file that does not fit is never taken for one that does. */
function misfit(file: string): Problem {
  return { rule: "invalid-value", at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 }, path: [], message: "The file does not fit the schema of its settings.", hint: "`meshgate schema meshgate` prints the schema." };
}

function inOrder(a: Location, b: Location): number {
  return a.line - b.line || a.column - b.column;
}
