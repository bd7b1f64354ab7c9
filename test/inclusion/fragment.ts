import type { Json } from "#model";
import type { Below } from "./random-schema.ts";

const types = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

/** Two schemas of mostly the words that `json-schema-diff` reads; half of the pairs share their keywords. */
export function drawFragment(next: Below, depth = 2): readonly [Json, Json] {
  const [a, b] = [draw(next, depth), draw(next, depth)];
  return next(2) === 0 && typeof a === "object" ? [a, { ...a, ...(typeof b === "object" ? b : {}) }] : [a, b];
}

type Words = { [key: string]: Json };

function draw(next: Below, depth: number): Words | boolean {
  const type = () => types[next(types.length)] ?? "null";
  if (depth <= 0 || next(10) === 0) return next(8) === 0 ? next(2) === 0 : { type: type() };
  const made: Words = {};
  const below = () => draw(next, depth - 1);
  const words: readonly (() => Words)[] = [
    () => ({ type: type() }), () => ({ type: [...new Set([type(), type()])] }), () => ({ minimum: next(5) - 2 }), () => ({ maximum: next(5) - 1 }), () => ({ exclusiveMinimum: next(4) - 1 }),
    () => ({ exclusiveMaximum: next(5) }), () => ({ minLength: next(3) }), () => ({ maxLength: next(4) }), () => ({ minItems: next(3) }), () => ({ maxItems: next(3) }), () => ({ items: below() }),
    () => ({ required: [["a"], ["b"], ["a", "b"]][next(3)] ?? [] }), () => ({ properties: { [["a", "b", "c"][next(3)] ?? "a"]: below() } }), () => ({ additionalProperties: below() }),
    () => ({ anyOf: [below(), below()] }), () => ({ allOf: [below()] }),
  ];
  for (let count = 1 + next(3); count > 0; count -= 1) Object.assign(made, words[next(words.length)]?.());
  return made;
}
