import { compareParsed } from "../compare.ts";
import type { Engine, May, Stored } from "../engine.ts";
import { bounds } from "../parse.ts";
import type { PhysicalField, PhysicalType } from "../physical.ts";
import { isStoredSame, mayPromote } from "./promotion.ts";
import { type Place, below, hasDefault, isOptional, mayAdd, ruleOf, worst } from "./rules.ts";
import { storedAs } from "./stored.ts";

/** Something that an engine may not take in place, or that nobody knows. */
export interface Obstacle {
  readonly rule: "required-added" | "optional-added" | "removed" | "reordered" | "tightened" | "loosened" | "default-removed" | "type-changed" | "kind-changed" | "key-changed";
  /** Names of fields downward; `[]` is in an array, `{key}` and `{value}` in a map. Never joined to be compared. */
  readonly path: readonly string[];
  readonly answer: Exclude<May, "yes">;
}

/**
 * May what stands at a place become that one there, with its rows? A table is a struct, whatever the engine calls it. What is in the way, in the order of the fields; nothing where the
 * engine takes it all. Fields are paired by name. Linear in the two types; depth is bounded.
 */
export function evolve(engine: Engine, before: PhysicalField, after: PhysicalField, place: Place): readonly Obstacle[] {
  const found: Obstacle[] = [];
  walk({ engine, tell: (rule, path, answer) => void (answer === "yes" || found.push({ rule, path, answer })) }, before, after, [], place);
  return found;
}

interface Walk {
  readonly engine: Engine;
  readonly tell: (rule: Obstacle["rule"], path: readonly string[], answer: May) => void;
}

function walk(at: Walk, before: PhysicalField, after: PhysicalField, path: readonly string[], place: Place): void {
  if (path.length > bounds.depth * 2) return at.tell("type-changed", path, "unknown");
  if (place === "table") return compareFields(at, before.type.fields, after.type.fields, path, below(place));
  compareNulls(at, before, after, path, place);
  const [old, now] = [storedAs(at.engine, before.type), storedAs(at.engine, after.type)];
  if (old === undefined || now === undefined) return at.tell("type-changed", path, alike(before.type, after.type) ? "yes" : "unknown");
  if (isComposite(old) || isComposite(now)) return old.word === now.word ? compareParts(at, old, now, path, place) : at.tell("kind-changed", path, "no");
  at.tell("type-changed", path, mayTurn(at.engine, old, now, place));
}

/** Types that no engine here takes apart (a vector's element) are only the same or not known. */
function mayTurn(engine: Engine, before: Stored, after: Stored, place: Place): May {
  if (alike(before.type, after.type) || isSame(before, after)) return "yes";
  if (before.type.fields.length > 0 || after.type.fields.length > 0) return "unknown";
  const cap = place === "collection" ? engine.caps?.collections : place === "struct" ? engine.caps?.structs : undefined;
  return worst(cap ?? "yes", mayPromote(engine, before, after));
}

/** The same type on every engine, whether nulls are allowed or not. */
const alike = (before: PhysicalType, after: PhysicalType) => compareParsed(withoutNulls(before), withoutNulls(after)) === "same";
const withoutNulls = ({ nullable: _, ...type }: PhysicalType): PhysicalType => type;
const isSame = (before: Stored, after: Stored) => before.type.fields.length + after.type.fields.length === 0 && isStoredSame(before, after);

const isComposite = ({ word }: Stored) => word === "STRUCT" || word === "ARRAY" || word === "MAP" || word === "MULTISET";

function compareNulls({ engine, tell }: Walk, before: PhysicalField, after: PhysicalField, path: readonly string[], place: Place): void {
  const [old, now] = [isOptional(engine, before), isOptional(engine, after)];
  const rule = old && !now ? "tightened" : !old && now ? "loosened" : undefined;
  if (rule !== undefined) tell(rule, path, ruleOf(engine, rule, place));
  if (!old && !now && hasDefault(before) && !hasDefault(after)) tell("default-removed", path, ruleOf(engine, "defaultRemoved", place));
}

function compareParts(at: Walk, before: Stored, after: Stored, path: readonly string[], place: Place): void {
  if (before.word === "STRUCT") return compareFields(at, before.type.fields, after.type.fields, path, below(place));
  const [old, now] = [parts(before), parts(after)];
  if (old.length !== now.length) return at.tell("type-changed", path, "unknown");
  if (before.word === "MAP" && old.length > 0) return compareMaps(at, old, now, path);
  for (const [index, part] of old.entries()) walk(at, part, now[index] ?? part, [...path, "[]"], "collection");
}

/** The types in an array or map; a multiset that is stored as a map counts its elements (Iceberg has no multiset). */
function parts({ word, type }: Stored): readonly PhysicalField[] {
  if (word !== "MAP" || type.name === "MAP") return type.fields;
  return [...type.fields, { type: { name: "INT", parameters: [], fields: [], nullable: false } }];
}

/** A map with other keys is another map where keys are fixed: its values are not looked at. */
function compareMaps(at: Walk, [oldKey, oldValue]: readonly PhysicalField[], [nowKey, nowValue]: readonly PhysicalField[], path: readonly string[]): void {
  if (oldKey === undefined || nowKey === undefined || oldValue === undefined || nowValue === undefined) return at.tell("type-changed", path, "unknown");
  const cap = at.engine.caps?.keys ?? "yes";
  if (cap !== "yes" && !isKept(at.engine, oldKey.type, nowKey.type)) return at.tell("key-changed", path, worst(cap, ...evolve(at.engine, oldKey, nowKey, "collection").map(({ answer }) => answer)));
  walk(at, oldKey, nowKey, [...path, "{key}"], "collection");
  walk(at, oldValue, nowValue, [...path, "{value}"], "collection");
}

function isKept(engine: Engine, before: PhysicalType, after: PhysicalType): boolean {
  const [old, now] = [storedAs(engine, before), storedAs(engine, after)];
  return alike(before, after) || (old !== undefined && now !== undefined && isSame(old, now));
}

/** `inner`: the place of the fields themselves. */
function compareFields(at: Walk, before: readonly PhysicalField[], after: readonly PhysicalField[], path: readonly string[], inner: Place): void {
  if (before.length === 0 && after.length === 0) return;
  const [old, now] = [byName(before), byName(after)];
  if (old === undefined || now === undefined) return compareUnnamed(at, before, after, path, inner);
  const kept = [...old.keys()].filter((name) => now.has(name));
  const order = [...now.keys()].filter((name) => old.has(name));
  const moved = kept.find((name, index) => name !== order[index]);
  if (moved !== undefined) at.tell("reordered", [...path, moved], ruleOf(at.engine, "reordered", inner));
  for (const [name, field] of old) {
    const twin = now.get(name);
    if (twin === undefined) at.tell("removed", [...path, name], ruleOf(at.engine, "removed", inner));
    else walk(at, field, twin, [...path, name], inner);
  }
  for (const [name, field] of now) {
    if (!old.has(name)) at.tell(isOptional(at.engine, field) ? "optional-added" : "required-added", [...path, name], mayAdd(at.engine, field, inner));
  }
}

/** Undefined where a name is missing or two fields have the same one. */
function byName(fields: readonly PhysicalField[]): ReadonlyMap<string, PhysicalField> | undefined {
  const named = new Map(fields.flatMap((field) => (field.name === undefined ? [] : [[field.name, field] as const])));
  return named.size === fields.length && named.size > 0 ? named : undefined;
}

function compareUnnamed(at: Walk, before: readonly PhysicalField[], after: readonly PhysicalField[], path: readonly string[], inner: Place): void {
  const same = before.length === after.length && before.every(({ name }, index) => name === after[index]?.name);
  if (!same) return at.tell("type-changed", path, "unknown");
  for (const [index, field] of before.entries()) walk(at, field, after[index] ?? field, [...path, field.name ?? String(index + 1)], inner);
}
