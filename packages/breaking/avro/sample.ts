import type { AvroNamed, AvroType, Json } from "#model";
import { budget } from "./reading/budget.ts";
import { isNamed } from "./reading/match.ts";
import type { Side } from "./side.ts";

interface Sample {
  readonly value: Json;
  /** Values inside, itself included. */
  readonly size: number;
}

/** A smallest value of a type in Avro's JSON encoding, where a union's value stands under the name of its branch; undefined where none is small. */
export function sampler(side: Side): (type: AvroType) => Json | undefined {
  const known = new Map<AvroNamed, Sample | undefined>();
  const sample = (use: AvroType): Sample | undefined => {
    const type = side.solid(use);
    if (!isNamed(type)) return plain(type);
    if (known.has(type)) return known.get(type);
    known.set(type, undefined);
    const made = type.type === "record" ? record(type.fields) : type.type === "enum" ? one(type.symbols[0]?.name) : one(type.size > budget.values ? undefined : "\u0000".repeat(type.size));
    known.set(type, made);
    return made;
  };
  const record = (fields: readonly { readonly name: string; readonly type: AvroType }[]): Sample | undefined => {
    const value: Record<string, Json> = Object.create(null);
    let size = 1;
    for (const { name, type } of fields) {
      const part = sample(type);
      size += part?.size ?? 0;
      if (part === undefined || size > budget.values) return undefined;
      value[name] = part.value;
    }
    return { value, size };
  };
  const plain = (type: AvroType): Sample | undefined => {
    if (type.type === "union") {
      for (const simple of [true, false])
        for (const branch of type.branches) {
          const inner = isNamed(side.solid(branch)) === simple ? undefined : sample(branch);
          if (inner !== undefined) return { value: tagged(inner.value, side.solid(branch)), size: inner.size + 1 };
        }
      return undefined;
    }
    return one(smallest[type.type]);
  };
  return (type) => sample(type)?.value;
}

const one = (value: Json | undefined): Sample | undefined => (value === undefined ? undefined : { value, size: 1 });

const smallest: Readonly<Record<string, Json>> = { null: null, boolean: false, int: 0, long: 0, float: 0, double: 0, bytes: "", string: "", array: [], map: Object.freeze(Object.create(null)) };

/** A value as it stands in a union ("JSON Encoding"). */
export function tagged(value: Json, branch: AvroType): Json {
  if (branch.type === "null") return null;
  const outer: Record<string, Json> = Object.create(null);
  outer["fullName" in branch ? branch.fullName : branch.type] = value;
  return outer;
}
