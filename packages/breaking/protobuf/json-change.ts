import type { Difference } from "./find.ts";
import { jsonName } from "./names.ts";
import type { FieldPair, Pairs } from "./pairs.ts";
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
