import type { ProtoField, ProtoMessage } from "#model";
import { named } from "#text";
import type { Difference } from "./find.ts";
import { jsonName } from "./names.ts";
import type { FieldPair, Pair, Pairs } from "./pairs.ts";
import { typeOf } from "./types.ts";
import { anyOf, witness } from "./witness.ts";

/** Whom it breaks that a field has another name in JSON. A reader takes the name as declared for the one in JSON too (protobuf.dev, "ProtoJSON Format"). */
export function byJsonName({ was, is }: FieldPair, { before, after }: Pairs): Pick<Difference, "breaks" | "wire" | "witness"> {
  const [old, now] = [jsonName(was.it), jsonName(is.it)];
  const knows = (field: FieldPair["is"], name: string) => name === jsonName(field.it) || (field.it.extends === undefined && name === field.it.name);
  const [consumers, producers] = [!knows(was, now), !knows(is, old)];
  const [fresh, lost] = [anyOf(typeOf(is.it, after)), anyOf(typeOf(was.it, before))];
  return {
    breaks: { consumers: consumers ? "yes" : "no", producers: producers ? "yes" : "no" }, wire: { consumers: "no", producers: "no" },
    ...witness(is.it, consumers ? fresh : undefined, producers ? lost : undefined, was.it),
  };
}

/**
 * Whom a new field breaks that goes in JSON by the name of a field of another number: what one version writes into the one, the other reads as the other. A field of the
 * very same name is told as one that left its number.
 */
export function byTakenName({ was }: Pair<ProtoMessage>): (field: ProtoField) => Pick<Difference, "breaks" | "wire" | "impact" | "because" | "hint"> {
  const written = new Map(was.it.fields.map((field) => [jsonName(field), field]));
  const read = new Map([...was.it.fields.map((field) => [field.name, field] as const), ...written]);
  return (field) => {
    const other = (one: ProtoField | undefined) => (one === undefined || one.name === field.name || one.number === field.number ? undefined : one);
    const [taken, found] = [other(read.get(jsonName(field))), other(written.get(jsonName(field))) ?? other(written.get(field.name))];
    const one = taken ?? found;
    if (one === undefined) return {};
    return {
      breaks: { consumers: taken === undefined ? "no" : "yes", producers: found === undefined ? "no" : "yes" }, wire: { consumers: "no", producers: "no" }, impact: "action",
      because: `In JSON it goes by a name of the field ${named(one.name)}, which has the number ${one.number} in the older version: one is read as the other.`, hint: "Give it a name of its own in JSON, with `json_name`.",
    };
  };
}
