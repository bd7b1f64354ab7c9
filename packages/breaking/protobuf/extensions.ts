import { of } from "./find.ts";
import type { Image, In } from "./image.ts";
import type { ProtoField } from "#model";
import type { Found } from "./kind.ts";
import type { Pairs } from "./pairs.ts";
import { parentOf, resolve } from "./types.ts";

/** Extensions of one name on both sides that stand under another number or on another message. */
export function movedExtensions({ before, after }: Pairs): Found[] {
  return [...before.extensions].flatMap(([name, was]) => {
    const is = after.extensions.get(name);
    if (is === undefined) return [];
    const [old, now] = [placeOf(was, before), placeOf(is, after)];
    return old === now ? [] : [of({ was, is }, { before: old, after: now })];
  });
}

const placeOf = ({ it }: In<ProtoField>, image: Image) => `${it.number} of ${resolve(it.extends ?? "", parentOf(it.fullName), image).name ?? ""}`;
