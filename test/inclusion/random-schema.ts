import type { Json } from "#model";

/** A whole number below a bound. */
export type Below = (bound: number) => number;

export const below = (seed: number): Below => {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
};

const pick = <T>(next: Below, from: readonly T[]): T => from[next(from.length)] as T;
const values: readonly Json[] = [null, true, false, 0, 1, 2, 3, 0.5, -1, "", "a", "b", "ab", "foo", [], [1], [1, 1], ["a", 1], {}, { a: 1 }, { a: "a", b: 2 }];
const names = ["a", "b", "ab", "c", "constructor"];
const patterns = ["^a", "b", "^[ab]*$", "^.$", "c$", "^a+b?$"];
const types = ["null", "boolean", "integer", "number", "string", "array", "object"];

type Make = (next: Below, depth: number, dialect: string) => Json;
const some = (next: Below, least: number, most: number, make: () => Json): Json[] => Array.from({ length: least + next(most - least + 1) }, make);

/** Small schemas whose keywords meet each other often. */
const keywords: Readonly<Record<string, Make>> = {
  type: (next) => (next(3) > 0 ? pick(next, types) : [...new Set(some(next, 1, 3, () => pick(next, types)))]),
  enum: (next) => [...new Set(some(next, 1, 4, () => pick(next, values)))],
  const: (next) => pick(next, values),
  minimum: (next) => next(5) - 2, maximum: (next) => next(5) - 1, exclusiveMinimum: (next) => next(4) - 2, exclusiveMaximum: (next) => next(5), multipleOf: (next) => pick(next, [1, 2, 3, 0.5, 1.5, 0.1]),
  minLength: (next) => next(3), maxLength: (next) => next(4), pattern: (next) => pick(next, patterns),
  minItems: (next) => next(4), maxItems: (next) => next(4), uniqueItems: (next) => next(4) > 0,
  minProperties: (next) => next(3), maxProperties: (next) => next(4),
  required: (next) => [...new Set(some(next, 1, 2, () => pick(next, names)))],
  properties: (next, depth, dialect) => map(next, names, depth, dialect), patternProperties: (next, depth, dialect) => map(next, patterns, depth, dialect),
  additionalProperties: schema, propertyNames: schema, items: schema, contains: schema, not: schema, if: schema, then: schema, else: schema,
  allOf: (next, depth, dialect) => some(next, 1, 2, () => schema(next, depth, dialect)),
  anyOf: (next, depth, dialect) => some(next, 1, 3, () => schema(next, depth, dialect)),
  oneOf: (next, depth, dialect) => some(next, 1, 3, () => schema(next, depth, dialect)),
  $ref: (next) => pick(next, ["#/definitions/x", "#/definitions/y"]),
};
const older: Readonly<Record<string, Make>> = {
  ...keywords,
  items: (next, depth, dialect) => (next(2) === 0 ? schema(next, depth, dialect) : some(next, 1, 2, () => schema(next, depth, dialect))), additionalItems: schema,
  dependencies: (next, depth, dialect) => ({ [pick(next, names)]: next(2) === 0 ? [pick(next, names)] : schema(next, depth, dialect) }),
};
const newer: Readonly<Record<string, Make>> = {
  ...keywords,
  prefixItems: (next, depth, dialect) => some(next, 1, 2, () => schema(next, depth, dialect)), minContains: (next) => next(3), maxContains: (next) => next(3),
  dependentRequired: (next) => ({ [pick(next, names)]: [pick(next, names)] }), dependentSchemas: (next, depth, dialect) => ({ [pick(next, names)]: schema(next, depth, dialect) }),
  unevaluatedProperties: schema, unevaluatedItems: schema,
};

function map(next: Below, keys: readonly string[], depth: number, dialect: string): Json {
  const made: Record<string, Json> = Object.create(null);
  for (let count = 1 + next(2); count > 0; count -= 1) made[pick(next, keys)] = schema(next, depth, dialect);
  return made;
}

export function schema(next: Below, depth: number, dialect: string): Json {
  if (depth <= 0 || next(12) === 0) return next(6) === 0 ? next(2) === 0 : { type: pick(next, types) };
  const known = dialect === "2020-12" ? newer : older;
  const made: Record<string, Json> = {};
  for (let count = 1 + next(3); count > 0; count -= 1) {
    const keyword = pick(next, Object.keys(known));
    const make = known[keyword];
    if (make !== undefined) made[keyword] = make(next, depth - 1, dialect);
  }
  // Beside `$ref` draft-07 reads nothing and Ajv, which is the judge here, everything.
  return dialect !== "2020-12" && "$ref" in made ? { $ref: made["$ref"] } : made;
}

/** A whole schema: definitions that may name each other, but never as themselves without a step into the instance. */
export function document(next: Below, depth: number, dialect: string): Json {
  const inside = (): Json => ({ type: ["object", "array", "null"], properties: { a: schema(next, 1, dialect), b: { $ref: pick(next, ["#/definitions/x", "#/definitions/y"]) } }, items: { $ref: "#/definitions/x" } });
  const made = schema(next, depth, dialect);
  if (!JSON.stringify(made).includes("$ref")) return made;
  return typeof made === "object" && made !== null && !("$ref" in made) ? { ...made, definitions: { x: inside(), y: inside() } } : { allOf: [made], definitions: { x: inside(), y: inside() } };
}
