import type { Detail, Elements, Pair } from "./change.ts";

type Namable = Elements["object"] | Elements["property"];

/** How the name of an object or a property changed: the name that queries use, or only what the contract calls it. */
export type NameFact = "renamed" | "moved" | "relabelled" | "respelled";

/** Queries use the physical name; where there is none, the name is it. */
export function nameChange({ before, after }: Pair<Namable>): NameFact | undefined {
  if (before.name === after.name && before.physicalName === after.physicalName) return undefined;
  const [old, now] = [before.physicalName ?? before.name, after.physicalName ?? after.name];
  if (old !== now) return before.name === after.name ? "moved" : "renamed";
  return before.name === after.name ? "respelled" : "relabelled";
}

export function nameDetail(pair: Pair<Namable>, asked: NameFact): Detail | undefined {
  if (nameChange(pair) !== asked) return undefined;
  const physical = asked === "moved" || asked === "respelled";
  const name = (one: Namable) => (physical ? (one.physicalName ?? one.name) : one.name) ?? "";
  return { keys: physical ? ["physicalName", "name"] : ["name", "physicalName"], before: name(pair.before), after: name(pair.after), explains: keyed(pair) };
}

/** Formats that name by key have no `name` to point at; the key is the element's own place. */
function keyed({ before, after }: Pair<Namable>): NonNullable<Detail["explains"]> {
  return { before: [before.at], after: [after.at] };
}
