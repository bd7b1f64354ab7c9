import type { Json } from "#model";
import { itemsOf } from "../evaluate/arrays.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Run } from "../evaluate/run.ts";
import { entriesOf } from "../forms/objects.ts";
import { isArray, isObject, type JsonObject, type JsonType, objectOf, own } from "../json.ts";
import { hasPattern } from "../languages/languages.ts";
import type { Chance } from "./chance.ts";
import { type Hint, hintsOf, type Place } from "./places.ts";
import { makeNumber, makeText, namedValues, patternSamples } from "./scalars.ts";

/** What one instance may still cost, and whether its texts and numbers are drawn again where they do not fit. */
export interface Room {
  values: number;
  readonly careful: boolean;
}

const draws = 10;

const deepest = 12;
const types: readonly JsonType[] = ["string", "number", "boolean", "null", "object", "array"];

/** A value that fits the places, or nearly. */
export function makeValue(places: readonly Place[], chance: Chance, room: Room, depth = 0): Json {
  let value = drawValue(places, chance, room, depth);
  for (let draw = 1; room.careful && draw < draws && (typeof value !== "object" || value === null) && !places.every((place) => fits(place, value)); draw += 1) value = drawValue(places, chance, room, depth);
  return value;
}

function drawValue(places: readonly Place[], chance: Chance, room: Room, depth: number): Json {
  room.values -= 1;
  const hints = hintsOf(places, chance);
  const said = hints.map((hint) => hint.said);
  const named = namedValues(said);
  if (named.length > 0 && chance.percent(75)) return chance.percent(90) ? (chance.pick(named) ?? null) : neighbour(chance.pick(named) ?? null);
  switch (typeFor(said, chance, room.careful ? 99 : 95)) {
    case "null": return null;
    case "boolean": return chance.percent(50);
    case "number": return makeNumber(said, chance);
    case "string": return makeText(said, chance);
    case "array": return makeArray(hints, chance, room, depth);
    case "object": return makeObject(hints, chance, room, depth);
  }
}

function fits({ library, scopes, spot, scope }: Place, value: Json): boolean {
  const run: Run = { library, scopes, formats: "annotate", meter: { steps: 2000 }, open: [], apply: (there, one, within) => evaluate(run, there, one, within) };
  return evaluate(run, spot, value, scope).valid !== false;
}

function neighbour(value: Json): Json {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}x`;
  if (isArray(value)) return [...value, null];
  return isObject(value) ? objectOf([...Object.entries(value), ["extra", null]]) : value === null ? false : !value;
}

/** A type that somebody names or whose keywords somebody uses; now and then any. */
function typeFor(said: readonly JsonObject[], chance: Chance, often: number): JsonType {
  const named = said.flatMap(({ type }) => (type === undefined ? [] : isArray(type) ? type : [type])).map((type) => (type === "integer" ? "number" : type));
  const meant = said.flatMap((one) => Object.keys(one).flatMap((keyword) => (Object.hasOwn(speaksOf, keyword) ? [speaksOf[keyword]] : [])));
  const from = chance.percent(often) ? (named.length > 0 ? named : meant) : [];
  return (chance.pick(from) ?? chance.pick(types) ?? "null") as JsonType;
}

const speaksOf: Readonly<Record<string, JsonType>> = {
  minimum: "number", maximum: "number", exclusiveMinimum: "number", exclusiveMaximum: "number", multipleOf: "number", minLength: "string", maxLength: "string", pattern: "string", format: "string",
  items: "array", prefixItems: "array", additionalItems: "array", minItems: "array", maxItems: "array", uniqueItems: "array", contains: "array", unevaluatedItems: "array",
  properties: "object", patternProperties: "object", additionalProperties: "object", required: "object", minProperties: "object", maxProperties: "object", propertyNames: "object",
  dependencies: "object", dependentRequired: "object", dependentSchemas: "object", unevaluatedProperties: "object",
};

function makeArray(hints: readonly Hint[], chance: Chance, room: Room, depth: number): Json {
  const said = hints.map((hint) => hint.said);
  const bounds = said.flatMap((one) => [one["minItems"], one["maxItems"], one["minContains"], one["maxContains"], itemsOf(one).first.length].filter((bound) => typeof bound === "number" && bound < 60));
  const length = Math.max(0, Number(chance.pick([...bounds, 1, 2]) ?? 0) + (chance.percent(60) ? chance.below(3) - 1 : 0));
  const items: Json[] = [];
  for (let at = 0; at < length && room.values > 0 && depth < deepest; at += 1) {
    const places = hints.flatMap((hint) => {
      const { first, rest } = itemsOf(hint.said);
      const { contains, unevaluatedItems } = hint.said;
      const schemas = [first[at] ?? rest, ...(chance.percent(35) ? [contains] : []), ...(chance.percent(35) ? [unevaluatedItems] : [])];
      return schemas.flatMap((schema) => (schema === undefined ? [] : [hint.below(schema)]));
    });
    items.push(items.length > 0 && chance.percent(8) ? (chance.pick(items) ?? null) : makeValue(chosen(places, chance), chance, room, depth + 1));
  }
  return items;
}

function makeObject(hints: readonly Hint[], chance: Chance, room: Room, depth: number): Json {
  const names = new Set<string>();
  const lean = depth > 4 || room.values < 20;
  for (const { said, below } of hints) {
    const { required, propertyNames, patternProperties } = said;
    if (isArray(required)) for (const name of required) if (typeof name === "string" && chance.percent(room.careful ? 99.5 : 94)) names.add(name);
    const known = entriesOf(said["properties"]);
    const often = lean ? 8 : Math.min(50, 2000 / Math.max(1, known.length));
    for (const [name] of known) if (chance.percent(often)) names.add(name);
    for (const [pattern] of entriesOf(patternProperties)) if (chance.percent(lean ? 10 : 45)) addText(names, chance.pick(patternSamples(pattern)));
    if (propertyNames !== undefined && chance.percent(50)) addText(names, makeValue([below(propertyNames)], chance, room, depth + 1));
    for (const map of [said["dependencies"], said["dependentRequired"], said["dependentSchemas"]])
      for (const [name, needs] of entriesOf(map)) {
        if (chance.percent(35)) names.add(name);
        if (names.has(name) && isArray(needs)) for (const need of needs) if (chance.percent(85)) addText(names, need);
      }
  }
  const sizes = hints.flatMap(({ said }) => [said["minProperties"], said["maxProperties"]].flatMap((size) => (typeof size === "number" && size < 40 ? [size] : [])));
  if (chance.percent(lean || room.careful ? 8 : 25)) addText(names, chance.pick(extras));
  const wanted = chance.pick(sizes);
  if (wanted !== undefined && chance.percent(70)) for (let number = 0; names.size < wanted + chance.below(3) - 1; number += 1) names.add(`k${number}`);
  return objectOf([...names].flatMap((name) => (room.values > 0 && depth < deepest ? [[name, makeValue(chosen(valuePlaces(hints, name), chance), chance, room, depth + 1)] as const] : [])));
}

const extras = ["extra", "a", "b", "", "x-1", "0", "Z"];

function addText(names: Set<string>, name: Json | undefined): void {
  if (typeof name === "string") names.add(name);
}

/** The schemas that the value of a property meets. */
function valuePlaces(hints: readonly Hint[], name: string): Place[] {
  return hints.flatMap(({ said, below }) => {
    const { properties, additionalProperties, unevaluatedProperties } = said;
    const named = isObject(properties) ? own(properties, name) : undefined;
    const matched = entriesOf(said["patternProperties"]).flatMap(([pattern, schema]) => (hasPattern(pattern, name) === true ? [schema] : []));
    const schemas = named !== undefined || matched.length > 0 ? [...(named === undefined ? [] : [named]), ...matched] : [additionalProperties, unevaluatedProperties].flatMap((one) => one ?? []);
    return schemas.map(below);
  });
}

/** Mostly all of them, now and then only one: a value that one schema allows and the other does not. */
const chosen = (places: readonly Place[], chance: Chance): readonly Place[] => {
  if (places.length < 2 || chance.percent(55)) return places;
  const one = chance.pick(places);
  return one === undefined ? places : [one];
};
