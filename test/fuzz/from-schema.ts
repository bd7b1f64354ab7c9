import type { Json } from "#model";

type Schema = { readonly [key: string]: unknown };

export interface Filling {
  readonly random: () => number;
  /** The text of a place, by the name of its key. */
  readonly text: (key: string) => string;
}

/** A value that a schema of reports allows, with a stranger's text wherever one may be: a place that a newer schema adds is filled too. Throws at what it does not know, so that no place is left out in silence. */
export function fromSchema(schema: Schema, filling: Filling, key = ""): Json {
  const { random, text } = filling;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  if ("const" in schema) return schema["const"] as Json;
  if (Array.isArray(schema["enum"])) return pick(schema["enum"] as Json[]);
  if (Array.isArray(schema["anyOf"])) return fromSchema(pick(schema["anyOf"] as Schema[]), filling, key);
  switch (schema["type"]) {
    case undefined: return anything(filling, 2);
    case "string": return text(key);
    case "boolean": return random() < 0.5;
    case "integer": return 1 + Math.floor(random() * 3);
    case "number": return Math.floor(random() * 1000) / 8;
    case "null": return null;
    case "array": return Array.from({ length: 2 }, () => fromSchema(schema["items"] as Schema, filling, key));
    case "object": {
      const { properties, required = [], additionalProperties } = schema as { properties?: Record<string, Schema>; required?: readonly string[]; additionalProperties?: Schema | false };
      if (properties === undefined) return Object.fromEntries([0, 1].map(() => [text("key"), typeof additionalProperties === "object" ? fromSchema(additionalProperties, filling) : anything(filling, 1)]));
      return Object.fromEntries(Object.entries(properties).flatMap(([name, inner]) => (required.includes(name) || random() < 0.75 ? [[name, fromSchema(inner, filling, name)]] : [])));
    }
    default: throw new Error(`The fuzzing does not know how to fill ${JSON.stringify(schema)}.`);
  }
}

function anything(filling: Filling, depth: number): Json {
  const { random, text } = filling;
  const roll = Math.floor(random() * (depth > 0 ? 6 : 4));
  if (roll < 2) return text("value");
  if (roll === 2) return Math.floor(random() * 100);
  if (roll === 3) return null;
  if (roll === 4) return [anything(filling, depth - 1), text("value")];
  return { [text("key")]: anything(filling, depth - 1) };
}
